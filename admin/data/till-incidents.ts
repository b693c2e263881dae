import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminTillIncident,
  AdminTillIncidentList,
  TillIncidentKind,
} from "../../src/types/till-sync"
import { request } from "./request"
import { tillKeys } from "./tills"

const PATH = "/admin/till-incidents"
const LIVE_MS = 10_000

export type TillIncidentQuery = {
  retail_store_id?: string
  till_id?: string
  kind?: TillIncidentKind
  status?: AdminTillIncident["status"]
  order?: "newest" | "oldest"
  limit: number
  offset: number
}
type IncidentAnswer = { incident: AdminTillIncident }

export const tillIncidentKeys = {
  all: [...tillKeys.all, "incidents"] as const,
  list: (query: TillIncidentQuery) => [...tillIncidentKeys.all, "list", query] as const,
  detail: (id: string) => [...tillIncidentKeys.all, "detail", id] as const,
}

/** Where the dashboard shows an incident. */
export const incidentPath = (id: string): string => `/tills/incidents?open=${id}`

type Whose = { till_id?: string; store?: { id: string; name: string } | null }

/** Where the dashboard lists the open incidents of one till, one store, or all. */
export const incidentsPath = ({ till_id, store }: Whose): string => {
  const search = new URLSearchParams({
    status: "open",
    ...(till_id ? { till: till_id } : {}),
    ...(store ? { store: store.id, store_name: store.name } : {}),
  })
  return `/tills/incidents?${search}`
}

export const useTillIncidents = (query: TillIncidentQuery) =>
  useQuery({
    queryKey: tillIncidentKeys.list(query),
    queryFn: () => request<AdminTillIncidentList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useTillIncident = (id: string) =>
  useQuery({
    queryKey: tillIncidentKeys.detail(id),
    queryFn: () => request<IncidentAnswer>(`${PATH}/${id}`),
    select: ({ incident }) => incident,
    staleTime: 0,
    // What the store has of the goods may change while somebody looks.
    refetchInterval: LIVE_MS,
  })

const useIncidentMutation = <Input>(send: (input: Input) => Promise<IncidentAnswer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    // After a refusal too: somebody else was faster.
    onSettled: () => client.invalidateQueries({ queryKey: tillKeys.all }),
  })
}

export const useResolveIncident = (id: string) =>
  useIncidentMutation((body: { note: string }) =>
    request<IncidentAnswer>(`${PATH}/${id}/resolve`, { method: "POST", body })
  )

export const useReopenIncident = (id: string) =>
  useIncidentMutation((_: void) =>
    request<IncidentAnswer>(`${PATH}/${id}/reopen`, { method: "POST" })
  )
