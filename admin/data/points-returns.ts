import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
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
    mutationFn: (items: ReturnedUnits[]) => previewOf(orderId, items),
  })

const previewOf = (orderId: string, items: ReturnedUnits[]) =>
  request<{ preview: LoyaltyReturnPreview }>(`${pathOf(orderId)}/return-preview`, {
    method: "POST",
    body: { items },
  })

/** As `useReturnPreview`, asked whenever other units are chosen; an order without points has no effects. */
export const usePreviewOfReturn = (orderId: string, items: ReturnedUnits[]) =>
  useQuery({
    queryKey: [...pointKeys.all, "preview", orderId, items],
    queryFn: () => previewOf(orderId, items),
    select: ({ preview }) => preview,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
    enabled: items.length > 0,
  })
