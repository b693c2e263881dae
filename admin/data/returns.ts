import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AdminAlternativeList,
  AdminRefundKind,
  AdminReturnCase,
  AdminReturnCaseList,
  AdminReturnDeskOrder,
  AdminReturnDeskOrders,
  AdminReturnQuote,
  AdminReturnReport,
  ReturnGradeName,
  ReturnReasonName,
} from "../../src/types/return-desk"
import { useIdempotencyKey } from "./idempotency"
import { ApiError, request, requestFile } from "./request"
import { useTakeBack } from "./take-back"

const PATH = "/admin/return-desk"
const LIVE_MS = 15_000
/** Refunds follow the goods within moments; somebody stands at the desk and waits for them. */
const SETTLING_MS = 2_000
const MOST_FOUND = 20

export type ReturnQuery = {
  retail_store_id?: string[]
  state?: AdminReturnCase["state"]
  order_id?: string
  order_number?: number
  from?: string
  to?: string
  limit: number
  offset: number
}
export type ReportQuery = { retail_store_id?: string[]; from: string; to: string }
export type WantedUnits = { line_item_id: string; quantity: number }
/** What is known of units while they are quoted: the policy may refuse their state. */
export type SaidOfUnits = { grade?: ReturnGradeName; reason?: ReturnReasonName }
export type AcceptedUnits = WantedUnits & {
  reason: ReturnReasonName
  grade: ReturnGradeName
  to_centre?: boolean
}
/** Goods that go out in exchange; `from`: the stock location where they lie. */
export type NewUnits = {
  variant_id: string
  quantity: number
  get: "now" | "deliver" | "collect"
  from?: string
}[]
/** Where they are delivered, in the country of the store. */
export type DeliveryAddress = {
  first_name: string
  last_name: string
  phone: string
  address_1: string
  city: string
  postal_code: string
}
/** Who collects them, where the order has no e-mail. */
export type CollectContact = { first_name: string; last_name: string; email: string }
/** How a shopper pays the difference of an exchange. */
export type DueTender = NonNullable<AdminReturnCase["due_tender"]>
export type Search = { by: string; value: string }

export const returnKeys = {
  all: ["omni", "returns"] as const,
  lists: () => [...returnKeys.all, "list"] as const,
  list: (query: ReturnQuery) => [...returnKeys.lists(), query] as const,
  detail: (id: string) => [...returnKeys.all, "detail", id] as const,
  orders: () => [...returnKeys.all, "order"] as const,
  order: (id: string, requestId?: string) =>
    [...returnKeys.orders(), id, requestId ?? null] as const,
  quote: (id: string, asked: object) => [...returnKeys.order(id), "quote", asked] as const,
  alternatives: (id: string, asked: object) =>
    [...returnKeys.order(id), "alternatives", asked] as const,
  report: (query: ReportQuery) => [...returnKeys.all, "report", query] as const,
}

export const returnPath = (id: string): string => `/returns/${id}`
export const BLIND_PATH = "/returns/desk/blind"
export const deskPath = (orderId: string): string => `/returns/desk?order=${orderId}`

export const useReturns = (query: ReturnQuery) =>
  useQuery({
    queryKey: returnKeys.list(query),
    queryFn: () => request<AdminReturnCaseList>(`${PATH}/returns`, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

/** One return; asked again until all of its money is where it belongs. */
export const useReturn = (id: string) =>
  useQuery({
    queryKey: returnKeys.detail(id),
    queryFn: () => request<{ return: AdminReturnCase }>(`${PATH}/returns/${id}`),
    select: (answer) => answer.return,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.return.state === "settled"
        ? false
        : state.data?.return.state === "accepted"
          ? SETTLING_MS
          : LIVE_MS,
  })

/** What was bought, as the first of these searches finds that knows of anything. */
export const useFindBought = (storeId: string | undefined) =>
  useMutation({
    mutationFn: async (searches: readonly Search[]): Promise<Found> => {
      for (const search of searches) {
        const found = await findBought(storeId, search).catch((error: unknown) => {
          if (searches.length > 1 && isNoSuchThing(error)) {
            return NOTHING
          }
          throw error
        })
        if (isFound(found)) {
          return found
        }
      }
      return NOTHING
    },
  })

/** `return_request`: what the shopper whose code it is asked to return. */
export type Found = Pick<AdminReturnDeskOrders, "orders" | "return_request" | "gift_receipt">
const NOTHING: Found = { orders: [] }

/** What is asked for still; one that is over holds nothing. */
export const openRequestId = (request: Found["return_request"]): string | undefined =>
  request?.state === "requested" ? request.id : undefined

export const isFound = ({ orders, gift_receipt }: Found): boolean =>
  orders.length > 0 || gift_receipt !== undefined

const findBought = (storeId: string | undefined, search: Search): Promise<Found> =>
  request<AdminReturnDeskOrders>(`${PATH}/lookup`, {
    method: "POST",
    body: { retail_store_id: storeId, ...search, limit: MOST_FOUND },
  })

/** What was typed is no phone number, or no pickup's code: nothing of that kind is found. */
const isNoSuchThing = (error: unknown): boolean =>
  error instanceof ApiError && ["invalid_phone", "code_not_found"].includes(error.code ?? "")

/** @param requestId what the shopper asked to return: the units it holds may come back */
export const useDeskOrder = (id: string | undefined, requestId?: string) =>
  useQuery({
    queryKey: returnKeys.order(id ?? "", requestId),
    queryFn: () =>
      request<{ order: AdminReturnDeskOrder }>(`${PATH}/orders/${id}`, {
        query: { request_id: requestId },
      }),
    select: ({ order }) => order,
    staleTime: 0,
    enabled: id !== undefined,
  })

/** What the shopper shows and wants, as far as the policy asks. */
export type ReturnConditions = { receipt_shown: boolean; refund_to?: AdminRefundKind }
type QuoteAsked = ReturnConditions & {
  retail_store_id: string
  order_id: string
  request_id?: string
  units: (WantedUnits & SaidOfUnits)[]
  new_units?: NewUnits
}

/** What these units come to. The sum before is kept in sight while the next is on its way. */
export const useReturnQuote = (asked: QuoteAsked) =>
  useQuery({
    queryKey: returnKeys.quote(asked.order_id, asked),
    queryFn: () =>
      request<{ quote: AdminReturnQuote }>(`${PATH}/quote`, { method: "POST", body: asked }),
    select: ({ quote }) => quote,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
    enabled: asked.units.length > 0,
  })

type AlternativesAsked = { retail_store_id: string; line_item_id: string }

const MOST_ALTERNATIVES = 50

/** What a shopper may take instead of a unit of a line, and where it is. */
export const useAlternatives = (orderId: string, asked: AlternativesAsked) =>
  useQuery({
    queryKey: returnKeys.alternatives(orderId, asked),
    queryFn: () =>
      request<AdminAlternativeList>(`${PATH}/orders/${orderId}/alternatives`, {
        query: { ...asked, limit: MOST_ALTERNATIVES },
      }),
    staleTime: 0,
    retry: false,
    refetchInterval: LIVE_MS,
  })

type AcceptBody = ReturnConditions & {
  retail_store_id: string
  order_id: string
  request_id?: string
  units: AcceptedUnits[]
  amount: number
  /** What goes out, what the shopper pays on top, and how. */
  exchange?: {
    new_units: NewUnits
    delivery_address?: DeliveryAddress
    contact?: CollectContact
    due: number
    tender?: DueTender
  }
  note?: string
  /** Lets in what the policy refuses. */
  override?: { reason: string }
}

/** What was just taken back is shown as it is now, wherever it is shown. */
export const showTaken = (client: QueryClient): void => {
  void client.invalidateQueries({ queryKey: returnKeys.lists() })
  void client.invalidateQueries({ queryKey: returnKeys.orders() })
}

/** As `showTaken`; its page need not ask for it. */
export const keepTaken = (client: QueryClient, answer: { return: AdminReturnCase }): void => {
  client.setQueryData(returnKeys.detail(answer.return.id), answer)
  showTaken(client)
}

/** Takes units of an order back. */
export const useAcceptReturn = () =>
  useTakeBack<AcceptBody, AdminReturnCase>({
    path: `${PATH}/returns`,
    quoted: returnKeys.orders(),
    onTaken: keepTaken,
  })

/** The payment's provider does not say whether it has refunded a part: a person may look there. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "refund_unanswered"

export type SeenAtProvider = "refunded" | "not_refunded"

/** A person gave this part of the money back, or saw at the payment's provider what became of it. */
export const useSettleLeg = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ legId, ...body }: { legId: string; seen_at_provider?: SeenAtProvider }) =>
      request<{ return: AdminReturnCase }>(`${PATH}/returns/${id}/legs/${legId}/settle`, {
        method: "POST",
        body,
      }),
    onSuccess: (answer) => {
      client.setQueryData(returnKeys.detail(id), answer)
      void client.invalidateQueries({ queryKey: returnKeys.lists() })
    },
    onError: () => client.invalidateQueries({ queryKey: returnKeys.detail(id) }),
  })
}

export const useReturnReport = (query: ReportQuery) =>
  useQuery({
    queryKey: returnKeys.report(query),
    queryFn: () => request<AdminReturnReport>(`${PATH}/report`, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useReturnReportFile = (query: ReportQuery) =>
  useMutation({
    mutationFn: () => requestFile(`${PATH}/report`, { query: { ...query, format: "csv" } }),
  })
