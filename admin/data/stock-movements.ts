import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { AdminStockMovementList } from "../../src/types/stock"
import { request } from "./request"

export type StockMovementQuery = {
  variant_id: string
  retail_store_id?: string
  limit: number
  offset: number
}

export const useStockMovements = (query: StockMovementQuery) =>
  useQuery({
    queryKey: ["omni", "stock-movements", query],
    queryFn: () => request<AdminStockMovementList>("/admin/stock-movements", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
