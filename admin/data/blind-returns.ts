import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type {
  AdminBlindQuote,
  AdminReturnCase,
  ReturnGradeName,
  ReturnReasonName,
} from "../../src/types/return-desk"
import { request } from "./request"
import { keepTaken, returnKeys, type SaidOfUnits } from "./returns"
import { useTakeBack } from "./take-back"

const PATH = "/admin/return-desk/blind"

export type BringerDocument = "passport" | "id_card" | "driving_licence" | "other"
/** Who brings goods without a receipt, as the document says. */
export type Bringer = { name: string; document: BringerDocument; last_signs: string }
export type ScannedUnits = { variant_id: string; quantity: number } & SaidOfUnits
export type TakenUnits = {
  variant_id: string
  quantity: number
  reason: ReturnReasonName
  grade: ReturnGradeName
  to_centre?: boolean
}

type QuoteAsked = {
  retail_store_id: string
  currency_code: string
  /** Left out while nobody has shown a document: then no limit of one person is looked at. */
  person?: Bringer
  units: ScannedUnits[]
}
type AcceptBody = Omit<QuoteAsked, "units" | "person"> & {
  person: Bringer
  units: TakenUnits[]
  amount: number
  note?: string
  /** Lets in what the policy refuses. */
  override?: { reason: string }
}

const quotes = () => [...returnKeys.all, "blind-quote"] as const

/** What goods without a receipt come to. The sum before is kept in sight while the next is on its way. */
export const useBlindQuote = (
  asked: Omit<QuoteAsked, "currency_code"> & { currency_code?: string }
) =>
  useQuery({
    queryKey: [...quotes(), asked],
    queryFn: () =>
      request<{ quote: AdminBlindQuote }>(`${PATH}/quote`, { method: "POST", body: asked }),
    select: ({ quote }) => quote,
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Who brought goods is forgotten with the page.
    gcTime: 0,
    retry: false,
    enabled: asked.units.length > 0 && asked.currency_code !== undefined,
  })

/** Takes goods back without a receipt. */
export const useAcceptBlind = () =>
  useTakeBack<AcceptBody, AdminReturnCase>({ path: PATH, quoted: quotes(), onTaken: keepTaken })
