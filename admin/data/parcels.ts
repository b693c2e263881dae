import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminReturnCase, ReturnGradeName } from "../../src/types/return-desk"
import type {
  AdminReturnRequest,
  AdminReturnRequestAnswer,
  AdminReturnRequestList,
  ReturnRequestState,
} from "../../src/types/return-requests"
import { useIdempotencyKey } from "./idempotency"
import { request } from "./request"
import { keepTaken, returnKeys, type WantedUnits } from "./returns"

const PATH = "/admin/return-desk/requests"
const LIVE_MS = 30_000

export type ParcelQuery = {
  state?: ReturnRequestState
  order_number?: number
  limit: number
  offset: number
}
export type Stray = AdminReturnRequest["strays"][number]
export type ParcelUnits = WantedUnits & { grade: ReturnGradeName }
type ReceiveBody = {
  units: ParcelUnits[]
  strays: Stray[]
  /** Why what came and is not among the units is not taken back. */
  refused?: { reason: string }
  note?: string
  /** Lets in what the policy refuses. */
  override?: { reason: string }
}

const keys = {
  all: [...returnKeys.all, "requests"] as const,
  lists: () => [...keys.all, "list"] as const,
  detail: (id: string) => [...keys.all, "detail", id] as const,
}

export const PARCELS_PATH = "/returns/parcels"
export const parcelPath = (id: string): string => `${PARCELS_PATH}/${id}`

/** Returns by post that shoppers asked for. */
export const useParcels = (query: ParcelQuery) =>
  useQuery({
    queryKey: [...keys.lists(), query],
    queryFn: () => request<AdminReturnRequestList>(PATH, { query: { ...query, way: "post" } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

/** One of them, and whether the signed-in user may open its parcel. */
export const useParcel = (id: string) =>
  useQuery({
    queryKey: keys.detail(id),
    queryFn: () => request<AdminReturnRequestAnswer>(`${PATH}/${id}`),
    staleTime: 0,
  })

/** The return that the code on the parcel's note stands for. */
export const useFindParcel = () =>
  useMutation({
    mutationFn: (code: string) =>
      request<{ return_request: AdminReturnRequest }>(`${PATH}/by-code`, {
        method: "POST",
        body: { code },
      }),
  })

/** Writes down what a parcel had in it, once however often it is sent. A refusal asks for everything anew. */
export const useReceiveParcel = (id: string) => {
  const client = useQueryClient()
  const key = useIdempotencyKey()
  const refresh = () => {
    void client.invalidateQueries({ queryKey: keys.all })
    void client.invalidateQueries({ queryKey: returnKeys.orders() })
  }
  return useMutation({
    mutationFn: (body: ReceiveBody) =>
      request<{ return_request: AdminReturnRequest; return: AdminReturnCase | null }>(
        `${PATH}/${id}/receive`,
        { method: "POST", idempotencyKey: key.current(), body }
      ),
    onSuccess: (answer) => {
      key.settle()
      if (answer.return) {
        keepTaken(client, { return: answer.return })
      }
      refresh()
    },
    onError: (error) => {
      key.settle(error)
      refresh()
    },
  })
}
