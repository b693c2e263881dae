import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminLoyaltyProgrammeList } from "../../src/types/loyalty"
import type {
  AdminLoyaltyDryRun,
  AdminLoyaltyRulesVersionList,
} from "../../src/types/loyalty-rules"
import { pointKeys } from "./points"
import { request } from "./request"

const PATH = "/admin/loyalty/programmes"

/** The shop's programme; null when it has none. */
export const useProgramme = () =>
  useQuery({
    queryKey: [...pointKeys.all, "programme"],
    queryFn: () => request<AdminLoyaltyProgrammeList>(PATH),
    select: ({ programmes }) => programmes[0] ?? null,
    staleTime: 0,
  })

export const useRulesVersions = (id: string, page: { limit: number; offset: number }) =>
  useQuery({
    queryKey: [...pointKeys.all, "rules", id, page],
    queryFn: () => request<AdminLoyaltyRulesVersionList>(`${PATH}/${id}/rules`, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export type NewRules = {
  debt_limit: number
  restore_grace_days: number
  rules: Record<string, unknown>
  /** Absent: at once. */
  in_force_from?: string
}

export const usePublishRules = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewRules) =>
      request<{ version: number }>(`${PATH}/${id}/rules`, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: pointKeys.all }),
  })
}

type DryRunAnswer = { dry_run: AdminLoyaltyDryRun }

export const useAskDryRun = (id: string) =>
  useMutation({
    mutationFn: (rules: Record<string, unknown>) =>
      request<DryRunAnswer>(`${PATH}/${id}/rules/dry-run`, { method: "POST", body: { rules } }),
  })

const POLL_MS = 2_000

/** A trial, asked for again until it has ended. */
export const useDryRun = (started: AdminLoyaltyDryRun) =>
  useQuery({
    queryKey: [...pointKeys.all, "dry-run", started.id],
    queryFn: () =>
      request<DryRunAnswer>(`${PATH}/${started.programme_id}/rules/dry-runs/${started.id}`),
    select: ({ dry_run }) => dry_run,
    initialData: { dry_run: started },
    refetchInterval: ({ state }) => (state.data?.dry_run.status === "running" ? POLL_MS : false),
  })
