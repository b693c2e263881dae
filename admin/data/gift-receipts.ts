import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type {
  AdminGiftQuote,
  AdminGiftReturn,
  MadeGiftReceipt,
} from "../../src/types/gift-receipts"
import { useIdempotencyKey } from "./idempotency"
import { request } from "./request"
import {
  type AcceptedUnits,
  returnKeys,
  type SaidOfUnits,
  showTaken,
  type WantedUnits,
} from "./returns"
import { useTakeBack } from "./take-back"

const PATH = "/admin/return-desk"

type GiftAsked = {
  retail_store_id: string
  gift_receipt_id: string
  /** What the holder asked to return before. */
  request_id?: string
}

const giftKeys = {
  all: [...returnKeys.all, "gift"] as const,
  quote: (asked: object) => [...giftKeys.all, asked] as const,
}

/** A gift receipt of these units; of all that may be given away without any. */
export const useMakeGiftReceipt = (orderId: string) => {
  const key = useIdempotencyKey()
  return useMutation({
    mutationFn: async (units: WantedUnits[]) => {
      const { gift_receipt } = await request<{ gift_receipt: MadeGiftReceipt }>(
        `${PATH}/orders/${orderId}/gift-receipts`,
        {
          method: "POST",
          idempotencyKey: key.current(),
          body: units.length > 0 ? { units } : {},
        }
      )
      return gift_receipt
    },
    onSuccess: () => key.settle(),
    onError: (error) => key.settle(error),
  })
}

/** What a return by a gift receipt would mean; no money is told. */
export const useGiftQuote = (asked: GiftAsked & { units: (WantedUnits & SaidOfUnits)[] }) =>
  useQuery({
    queryKey: giftKeys.quote(asked),
    queryFn: () =>
      request<{ quote: AdminGiftQuote }>(`${PATH}/gift/quote`, { method: "POST", body: asked }),
    select: ({ quote }) => quote,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
    enabled: asked.units.length > 0,
  })

type AcceptGiftBody = GiftAsked & {
  units: AcceptedUnits[]
  note?: string
  /** Lets in what the policy refuses. */
  override?: { reason: string }
}

/** Takes goods back by a gift receipt. The return's own page tells its money, so nothing of it is kept here. */
export const useAcceptGift = () =>
  useTakeBack<AcceptGiftBody, AdminGiftReturn>({
    path: `${PATH}/gift`,
    quoted: giftKeys.all,
    onTaken: showTaken,
  })
