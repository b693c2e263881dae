import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminAdvanceStockTransfer,
  AdminRequestStockTransfer,
  AdminStockTransfer,
  AdminStockTransferList,
  StockTransferStatus,
} from "../../src/types/stock"
import { useIdempotencyKey } from "./idempotency"
import { request } from "./request"

const PATH = "/admin/stock-transfers"
const LIVE_MS = 15_000

export type TransferQuery = {
  retail_store_id?: string
  status?: StockTransferStatus
  pickup_id?: string
  limit: number
  offset: number
}
export type TransferCommand = "send" | "receive" | "cancel"
type TransferAnswer = { transfer: AdminStockTransfer }

export const transferKeys = {
  all: ["omni", "stock-transfers"] as const,
  list: (query: TransferQuery) => [...transferKeys.all, "list", query] as const,
  detail: (id: string) => [...transferKeys.all, "detail", id] as const,
}

export const useTransfers = (query: TransferQuery) =>
  useQuery({
    queryKey: transferKeys.list(query),
    queryFn: () => request<AdminStockTransferList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useTransfer = (id: string) =>
  useQuery({
    queryKey: transferKeys.detail(id),
    queryFn: () => request<TransferAnswer>(`${PATH}/${encodeURIComponent(id)}`),
    select: ({ transfer }) => transfer,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

/** Sends once, however often it is tried: goods that move twice are a wrong stock. */
const useTransferMutation = <Body>(path: string) => {
  const client = useQueryClient()
  const key = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: Body) =>
      request<TransferAnswer>(path, { method: "POST", idempotencyKey: key.current(), body }),
    onSuccess: () => key.settle(),
    onError: (error) => key.settle(error),
    // After a refusal too: a till or another person may have moved the goods.
    onSettled: () => client.invalidateQueries({ queryKey: transferKeys.all }),
  })
}

export const useRequestTransfer = () => useTransferMutation<AdminRequestStockTransfer>(PATH)

export const useTransferStep = (id: string, command: TransferCommand) =>
  useTransferMutation<AdminAdvanceStockTransfer>(`${PATH}/${encodeURIComponent(id)}/${command}`)
