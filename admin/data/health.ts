import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminJob, AdminJobList, AdminOmnichannelHealth } from "../../src/types/http"
import { request } from "./request"

const LIVE_MS = 10_000

export type JobQuery = { state?: AdminJob["state"]; limit: number; offset: number }

export const healthKeys = {
  all: ["omni", "health"] as const,
  figures: () => [...healthKeys.all, "figures"] as const,
  jobs: (query: JobQuery) => [...healthKeys.all, "jobs", query] as const,
}

export const useHealth = () =>
  useQuery({
    queryKey: healthKeys.figures(),
    // 503 is the answer of a shop whose database or Redis is down: the figures to look at.
    queryFn: () => request<AdminOmnichannelHealth>("/admin/omnichannel/health", { alsoGood: 503 }),
    staleTime: 0,
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: "always",
  })

export const useJobs = (query: JobQuery) =>
  useQuery({
    queryKey: healthKeys.jobs(query),
    queryFn: () => request<AdminJobList>("/admin/omnichannel/jobs", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: "always",
  })

export const useRetryJob = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      request<{ job: AdminJob }>(`/admin/omnichannel/jobs/${id}/retry`, { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: healthKeys.all }),
  })
}
