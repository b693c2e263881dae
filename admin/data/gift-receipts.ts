import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminGiftQuote,
  AdminGiftReturn,
  MadeGiftReceipt,
} from "../../src/types/gift-receipts"
import { useIdempotencyKey } from "./idempotency"
import { request } from "./request"
import { type AcceptedUnits, returnKeys, type WantedUnits } from "./returns"

const PATH = "/admin/return-desk"

type GiftAsked = {
  retail_store_id: string
  gift_receipt_id: string
  /** What the holder asked to return before. */
  request_id?: string
}

const giftKey = (asked: object) => [...returnKeys.all, "gift", asked] as const

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
export const useGiftQuote = (asked: GiftAsked & { units: WantedUnits[] }) =>
  useQuery({
    queryKey: giftKey(asked),
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

/** Takes goods back by a gift receipt, once however often it is sent. */
export const useAcceptGift = () => {
  const client = useQueryClient()
  const key = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: AcceptGiftBody) =>
      request<{ return: AdminGiftReturn }>(`${PATH}/gift`, {
        method: "POST",
        idempotencyKey: key.current(),
        body,
      }),
    onSuccess: () => {
      key.settle()
      void client.invalidateQueries({ queryKey: returnKeys.lists() })
      void client.invalidateQueries({ queryKey: returnKeys.orders() })
    },
    onError: (error) => key.settle(error),
  })
}
