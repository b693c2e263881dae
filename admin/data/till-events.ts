import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { PosEventType } from "../../src/types/pos"
import type {
  AdminTillEventDetail,
  AdminTillEventList,
  TillEventState,
} from "../../src/types/till-sync"
import { request } from "./request"
import { tillKeys } from "./tills"

const PATH = "/admin/till-events"
const LIVE_MS = 10_000

export type TillEventQuery = {
  retail_store_id?: string
  till_id?: string
  type?: PosEventType
  state?: TillEventState
  /** A receipt number or the id of an event. */
  q?: string
  limit: number
  offset: number
}
/** An event is one of its till: two tills may use the same id. */
export type TillEventKey = { till_id: string; event_id: string }
/** As an address carries it; ids have no colon. */
export const keyText = ({ till_id, event_id }: TillEventKey): string => `${till_id}:${event_id}`
/** Where the dashboard shows an event. */
export const eventPath = (key: TillEventKey): string =>
  `/tills/inbox?open=${encodeURIComponent(keyText(key))}`
export const toKey = (text: string): TillEventKey | null => {
  const [till_id, event_id] = text.split(":")
  return till_id && event_id ? { till_id, event_id } : null
}
type EventAnswer = { event: AdminTillEventDetail }

export const tillEventKeys = {
  all: [...tillKeys.all, "events"] as const,
  list: (query: TillEventQuery) => [...tillEventKeys.all, "list", query] as const,
  detail: ({ till_id, event_id }: TillEventKey) =>
    [...tillEventKeys.all, "detail", till_id, event_id] as const,
}

const pathOf = ({ till_id, event_id }: TillEventKey): string => `${PATH}/${till_id}/${event_id}`

export const useTillEvents = (query: TillEventQuery) =>
  useQuery({
    queryKey: tillEventKeys.list(query),
    queryFn: () => request<AdminTillEventList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useTillEvent = (key: TillEventKey) =>
  useQuery({
    queryKey: tillEventKeys.detail(key),
    queryFn: () => request<EventAnswer>(pathOf(key)),
    select: ({ event }) => event,
    staleTime: 0,
    // Its order, customer or hand-over is made by a job after the event was taken in.
    refetchInterval: LIVE_MS,
  })

/** Has an event tried again that was refused or whose follow-up failed. */
export const useReplayTillEvent = (key: TillEventKey) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<EventAnswer>(`${pathOf(key)}/replay`, { method: "POST" }),
    onSettled: () => client.invalidateQueries({ queryKey: tillKeys.all }),
  })
}
