import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminLoyaltyAccountDetail,
  AdminLoyaltyAccountList,
  AdminLoyaltyAdjustment,
  AdminLoyaltyAdjustmentList,
  AdminLoyaltyHistory,
  AdminLoyaltyLiability,
  AdminLoyaltyLotList,
  LoyaltyReasonCode,
} from "../../src/types/loyalty-desk"
import { request, requestFile } from "./request"
import { useMyScope } from "./retail-stores"
import { sdk } from "./sdk"

const PATH = "/admin/loyalty"

type Page = { limit: number; offset: number }
type HistoryQuery = Page & { locale: "en" | "ru" }
type AccountAnswer = { account: AdminLoyaltyAccountDetail }
type AdjustmentAnswer = { adjustment: AdminLoyaltyAdjustment }
export type Adjustment = { points: number; reason_code: LoyaltyReasonCode; note: string }
export type LiabilityQuery = { from?: string; until?: string }

export const pointKeys = {
  all: ["omni", "points"] as const,
  list: (query: object) => [...pointKeys.all, "list", query] as const,
  account: (id: string) => [...pointKeys.all, "account", id] as const,
  adjustments: (query: object) => [...pointKeys.all, "adjustments", query] as const,
  liability: (query: object) => [...pointKeys.all, "liability", query] as const,
}

/** Where the dashboard shows an account. */
export const accountPath = (id: string): string => `/points/${id}`

/** Whether the signed-in user may change points; false while it is not known. */
export const useMayChangePoints = (): boolean => {
  const { data: me } = useMyScope()
  return me?.administrator === true || Object.values(me?.roles ?? {}).includes("manager")
}

/** The signed-in user, as the ledger writes down who acts; undefined while it is not known. */
export const useMyActor = (): string | undefined => {
  const { data } = useQuery({
    queryKey: [...pointKeys.all, "me"],
    queryFn: () => sdk.admin.user.me({ fields: "id" }),
    select: ({ user }) => `user:${user.id}`,
  })
  return data
}

export const useCustomerAccounts = (customerId: string) =>
  useQuery({
    queryKey: pointKeys.list({ customerId }),
    queryFn: () =>
      request<AdminLoyaltyAccountList>(`${PATH}/accounts`, {
        query: { customer_id: customerId, limit: 20 },
      }),
    select: ({ accounts }) => accounts,
    staleTime: 0,
  })

/** Accounts of whom a whole card, phone number or e-mail address belongs to. */
export const useFoundAccounts = (q: string, page: Page) =>
  useQuery({
    queryKey: pointKeys.list({ q, ...page }),
    queryFn: () =>
      request<AdminLoyaltyAccountList>(`${PATH}/accounts/lookup`, {
        method: "POST",
        body: { q, ...page },
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled: q.length >= 3,
  })

export const useAccount = (id: string) =>
  useQuery({
    queryKey: pointKeys.account(id),
    queryFn: () => request<AccountAnswer>(`${PATH}/accounts/${id}`),
    select: ({ account }) => account,
    staleTime: 0,
  })

export const useLots = (id: string, page: Page) =>
  useQuery({
    queryKey: [...pointKeys.account(id), "lots", page],
    queryFn: () => request<AdminLoyaltyLotList>(`${PATH}/accounts/${id}/lots`, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useHistory = (id: string, query: HistoryQuery) =>
  useQuery({
    queryKey: [...pointKeys.account(id), "history", query],
    queryFn: () => request<AdminLoyaltyHistory>(`${PATH}/accounts/${id}/history`, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

const LIVE_MS = 30_000

export const useWaitingAdjustments = (page: Page) =>
  useQuery({
    queryKey: pointKeys.adjustments(page),
    queryFn: () =>
      request<AdminLoyaltyAdjustmentList>(`${PATH}/adjustments`, {
        query: { status: "waiting", ...page },
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Colleagues ask for more, and decide too.
    refetchInterval: LIVE_MS,
  })

export const useLiability = (query: LiabilityQuery) =>
  useQuery({
    queryKey: pointKeys.liability(query),
    queryFn: () => request<AdminLoyaltyLiability>(`${PATH}/liability`, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useLiabilityFile = (query: LiabilityQuery) =>
  useMutation({
    mutationFn: () => requestFile(`${PATH}/liability`, { query: { ...query, format: "csv" } }),
  })

const usePointsMutation = <Input, Answer>(send: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    // After a refusal too: somebody else was faster.
    onSettled: () => client.invalidateQueries({ queryKey: pointKeys.all }),
  })
}

export const useAdjust = (id: string, idempotencyKey: () => string) =>
  usePointsMutation((body: Adjustment) =>
    request<AdjustmentAnswer>(`${PATH}/accounts/${id}/adjust`, {
      method: "POST",
      body,
      idempotencyKey: idempotencyKey(),
    })
  )

export type Decision = { id: string; decision: "confirm" | "decline" }

export const useDecide = () =>
  usePointsMutation(({ id, decision }: Decision) =>
    request<AdjustmentAnswer>(`${PATH}/adjustments/${id}/${decision}`, { method: "POST" })
  )

/** What is done to an account with a note that says why. */
export type NotedAct = "freeze" | "erase"

export const useNotedAct = (id: string, act: NotedAct) =>
  usePointsMutation((body: { note: string }) =>
    request<AccountAnswer>(`${PATH}/accounts/${id}/${act}`, { method: "POST", body })
  )

export const useEndIdentifier = (id: string) =>
  usePointsMutation((body: { kind: string; value: string }) =>
    request<AccountAnswer>(`${PATH}/accounts/${id}/end-identifier`, { method: "POST", body })
  )

export const useUnfreeze = (id: string) =>
  usePointsMutation((_: void) =>
    request<AccountAnswer>(`${PATH}/accounts/${id}/unfreeze`, { method: "POST" })
  )

export const useMerge = (id: string) =>
  usePointsMutation((body: { merged_id: string }) =>
    request<AccountAnswer>(`${PATH}/accounts/${id}/merge`, { method: "POST", body })
  )

export const useUndoMerge = () =>
  usePointsMutation((mergeId: string) =>
    request<unknown>(`${PATH}/merges/${mergeId}/undo`, { method: "POST" })
  )
