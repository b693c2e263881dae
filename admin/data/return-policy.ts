import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminReturnPolicy, AdminReturnPolicyList } from "../../src/types/return-policy"
import { request } from "./request"

const PATH = "/admin/return-policies"
const KEYS = ["omni", "return-policy"] as const

export const useReturnPolicy = () =>
  useQuery({
    queryKey: [...KEYS, "current"],
    queryFn: () => request<{ policy: AdminReturnPolicy }>(`${PATH}/current`),
    select: ({ policy }) => policy,
    staleTime: 0,
  })

export const useReturnPolicies = (page: { limit: number; offset: number }) =>
  useQuery({
    queryKey: [...KEYS, "versions", page],
    queryFn: () => request<AdminReturnPolicyList>(PATH, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export type NewReturnPolicy = {
  rules: Record<string, unknown>
  /** Absent: at once. */
  in_force_from?: string
  /** The youngest version that was there when the form was opened. */
  after: number
}

export const usePublishReturnPolicy = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewReturnPolicy) =>
      request<{ version: number }>(PATH, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS }),
  })
}
