import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminAcceptPickup,
  AdminCancelPickup,
  AdminExtendPickup,
  AdminHandOverPickup,
  AdminLookupPickup,
  AdminPickPickup,
  AdminPickupDetail,
  AdminPickupList,
  AdminReadyPickup,
  AdminRejectPickup,
  AdminReissuePickupCode,
  PickupStatus,
} from "../../src/types/http"
import { useIdempotencyKey } from "./idempotency"
import { ApiError, request } from "./request"

const LIVE_MS = 15_000

export type PickupQuery = {
  retail_store_id?: string[]
  status?: PickupStatus[]
  due?: string
  q?: string
  order_id?: string
  limit: number
  offset: number
}

export const pickupKeys = {
  all: ["omni", "pickups"] as const,
  lists: () => [...pickupKeys.all, "list"] as const,
  list: (query: PickupQuery) => [...pickupKeys.lists(), query] as const,
  detail: (id: string) => [...pickupKeys.all, "detail", id] as const,
}

/** The queue and its live counts: asked again every 15 seconds and whenever the window is looked at. */
export const usePickups = (query: PickupQuery, { enabled = true } = {}) =>
  useQuery({
    queryKey: pickupKeys.list(query),
    queryFn: () => request<AdminPickupList>("/admin/pickups", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: "always",
    enabled,
  })

export const usePickup = (id: string) =>
  useQuery({
    queryKey: pickupKeys.detail(id),
    queryFn: () => request<{ pickup: AdminPickupDetail }>(`/admin/pickups/${id}`),
    select: ({ pickup }) => pickup,
    staleTime: 0,
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: "always",
  })

export const useLookupPickup = () =>
  useMutation({
    mutationFn: (body: AdminLookupPickup) =>
      request<{ pickup: AdminPickupDetail }>("/admin/pickups/lookup", { method: "POST", body }),
  })

export type CommandBodies = {
  accept: AdminAcceptPickup
  pick: AdminPickPickup
  ready: AdminReadyPickup
  "hand-over": AdminHandOverPickup
  reject: AdminRejectPickup
  extend: AdminExtendPickup
  cancel: AdminCancelPickup
  "reissue-code": AdminReissuePickupCode
}
export type DeskCommand = keyof CommandBodies

export const isPickupChanged = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "pickup_changed"

type CommandAnswer = { pickup: AdminPickupDetail; code?: string }

/**
 * Sends one command of the desk with the version last seen and the counter's clock. A lost race
 * (`pickup_changed`) reloads the pickup before the error reaches the caller.
 */
export const usePickupCommand = <C extends DeskCommand>(id: string, command: C) => {
  const client = useQueryClient()
  const key = useIdempotencyKey()
  return useMutation({
    mutationFn: (body: CommandBodies[C]) => {
      const seen = client.getQueryData<CommandAnswer>(pickupKeys.detail(id))
      return request<CommandAnswer>(`/admin/pickups/${id}/${command}`, {
        method: "POST",
        idempotencyKey: key.current(),
        body: { version: seen?.pickup.version, occurred_at: new Date().toISOString(), ...body },
      })
    },
    onSuccess: ({ pickup }) => {
      key.settle()
      client.setQueryData(pickupKeys.detail(id), { pickup })
      void client.invalidateQueries({ queryKey: pickupKeys.lists() })
    },
    onError: async (error) => {
      key.settle(error)
      if (isPickupChanged(error)) {
        await client.invalidateQueries({ queryKey: pickupKeys.all })
      }
    },
  })
}
