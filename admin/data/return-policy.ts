import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { AdminReturnPolicy, AdminReturnPolicyList } from "../../src/types/return-policy"
import { request } from "./request"

const PATH = "/admin/return-policies"
const KEYS = ["omni", "return-policy"] as const

const currentQuery = queryOptions({
  queryKey: [...KEYS, "current"],
  queryFn: () => request<{ policy: AdminReturnPolicy }>(`${PATH}/current`),
  staleTime: 0,
})

export const useReturnPolicy = () => useQuery({ ...currentQuery, select: ({ policy }) => policy })

/** What a new version begins with: the rules that hold, and the youngest version there is, as they are at this moment. */
export type PolicyStart = { rules: Record<string, unknown>; after: number }

/** Reads the start of a new version from the server, whatever is known already. */
export const usePolicyStart = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<PolicyStart> => {
      // The count before the rules: a version that comes in between is one that the server tells of.
      const { count } = await request<AdminReturnPolicyList>(PATH, {
        query: { limit: 1, offset: 0 },
      })
      const { policy } = await client.fetchQuery(currentQuery)
      // Versions are numbered without gaps, so their count is the youngest.
      return { rules: policy.rules, after: count }
    },
  })
}

export const useReturnPolicies = (page: { limit: number; offset: number }) =>
  useQuery({
    queryKey: [...KEYS, "versions", page],
    queryFn: () => request<AdminReturnPolicyList>(PATH, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** `after`: of the start it was written from; a version that came since is not overwritten. */
export type NewReturnPolicy = PolicyStart & {
  /** Absent: at once. */
  in_force_from?: string
}

export const usePublishReturnPolicy = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewReturnPolicy) =>
      request<{ version: number }>(PATH, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS }),
  })
}
