import { useMutation, useQuery } from "@tanstack/react-query"
import type { AdminOrderPoints, LoyaltyReturnPreview } from "../../src/types/loyalty-returns"
import { pointKeys } from "./points"
import { request } from "./request"

const pathOf = (orderId: string): string => `/admin/orders/${orderId}/loyalty`

export const useOrderPoints = (orderId: string) =>
  useQuery({
    queryKey: [...pointKeys.all, "order", orderId],
    queryFn: () => request<{ loyalty: AdminOrderPoints }>(pathOf(orderId)),
    select: ({ loyalty }) => loyalty,
    staleTime: 0,
  })

export type ReturnedUnits = { line_item_id: string; quantity: number }

/** What a return would do; asking moves nothing. */
export const useReturnPreview = (orderId: string) =>
  useMutation({
    mutationFn: (items: ReturnedUnits[]) =>
      request<{ preview: LoyaltyReturnPreview }>(`${pathOf(orderId)}/return-preview`, {
        method: "POST",
        body: { items },
      }),
  })
