import { useQuery } from "@tanstack/react-query"
import type { AdminTillSale } from "../../src/types/till"
import { request } from "./request"
import { tillKeys } from "./tills"

/** The receipt behind an order; null for an order no till made. */
export const useTillSale = (orderId: string) =>
  useQuery({
    queryKey: [...tillKeys.all, "sale", orderId],
    queryFn: () =>
      request<{ till_sale: AdminTillSale | null }>(`/admin/orders/${orderId}/till-sale`),
    select: ({ till_sale }) => till_sale,
    staleTime: 0,
  })
