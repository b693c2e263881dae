import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { PosScope } from "../../src/types/pos"
import type { AdminPairingCode, AdminTill, AdminTillList } from "../../src/types/till"
import type { AdminTillHealthList } from "../../src/types/till-sync"
import { request } from "./request"

const PATH = "/admin/tills"
const HEALTH = "/admin/till-health"
const LIVE_MS = 10_000

export type TillQuery = {
  retail_store_id?: string
  status?: AdminTill["status"]
  q?: string
  limit: number
  offset: number
}
export type NewTill = { retail_store_id: string; name: string; scopes: PosScope[] }
type TillAnswer = { till: AdminTill }
export type PairingAnswer = TillAnswer & { pairing_code: AdminPairingCode }

export const tillKeys = {
  all: ["omni", "tills"] as const,
  list: (query: TillQuery) => [...tillKeys.all, "list", query] as const,
  detail: (id: string) => [...tillKeys.all, "detail", id] as const,
  health: (ids: string[]) => [...tillKeys.all, "health", ids] as const,
  summary: (storeId: string | undefined) => [...tillKeys.all, "summary", storeId] as const,
}

export const useTills = (query: TillQuery) =>
  useQuery({
    queryKey: tillKeys.list(query),
    queryFn: () => request<AdminTillList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useTill = (id: string, { everyMs = LIVE_MS } = {}) =>
  useQuery({
    queryKey: tillKeys.detail(id),
    queryFn: () => request<TillAnswer>(`${PATH}/${id}`),
    select: ({ till }) => till,
    staleTime: 0,
    refetchInterval: everyMs,
  })

/** How far the events of these tills have come. */
export const useTillHealth = (ids: string[]) =>
  useQuery({
    queryKey: tillKeys.health(ids),
    queryFn: () =>
      request<AdminTillHealthList>(HEALTH, {
        query: { till_id: ids, limit: ids.length, offset: 0 },
      }),
    select: ({ tills }) => new Map(tills.map((till) => [till.till_id, till])),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
    enabled: ids.length > 0,
  })

/** The figures of all tills, or of those of one store. */
export const useTillSummary = (storeId?: string) =>
  useQuery({
    queryKey: tillKeys.summary(storeId),
    queryFn: () =>
      request<AdminTillHealthList>(HEALTH, {
        query: { retail_store_id: storeId, limit: 1, offset: 0 },
      }),
    select: ({ summary }) => summary,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

const useTillMutation = <Input, Answer>(send: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: tillKeys.all }),
  })
}

export const useCreateTill = () =>
  useTillMutation((body: NewTill) => request<PairingAnswer>(PATH, { method: "POST", body }))

export const useUpdateTill = (id: string) =>
  useTillMutation((body: { name?: string; scopes?: PosScope[] }) =>
    request<TillAnswer>(`${PATH}/${id}`, { method: "POST", body })
  )

export const useNewPairingCode = (id: string) =>
  useTillMutation(() => request<PairingAnswer>(`${PATH}/${id}/pairing-code`, { method: "POST" }))

export const useSharedSecret = (id: string) =>
  useTillMutation(() =>
    request<TillAnswer & { secret: string }>(`${PATH}/${id}/shared-secret`, { method: "POST" })
  )

export const useRevokeTill = (id: string) =>
  useTillMutation((body: { drain: boolean }) =>
    request<TillAnswer>(`${PATH}/${id}/revoke`, { method: "POST", body })
  )

export const useRevokeTillKey = (id: string) =>
  useTillMutation((kid: string) =>
    request<TillAnswer>(`${PATH}/${id}/keys/${encodeURIComponent(kid)}/revoke`, { method: "POST" })
  )
