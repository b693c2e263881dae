import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminCreateWebhookEndpoint,
  AdminReplayWebhooks,
  AdminUpdateWebhookEndpoint,
  AdminWebhookDeliveryDetail,
  AdminWebhookDeliveryList,
  AdminWebhookEndpoint,
  AdminWebhookEndpointList,
  AdminWebhookReplay,
  AdminWebhookReplayList,
  AdminWebhookSecret,
  WebhookDeliveryStatus,
} from "../../src/types/webhook"
import { request } from "./request"

const ENDPOINTS = "/admin/webhook-endpoints"
const DELIVERIES = "/admin/webhook-deliveries"
const LIVE_MS = 5_000

type Page = { limit: number; offset: number }
export type DeliveryQuery = Page & { endpoint_id: string; status?: WebhookDeliveryStatus[] }
type EndpointAnswer = { webhook_endpoint: AdminWebhookEndpoint }
type DeliveryAnswer = { webhook_delivery: AdminWebhookDeliveryDetail }

export const webhookKeys = {
  all: ["omni", "webhooks"] as const,
  list: (page: Page) => [...webhookKeys.all, "list", page] as const,
  detail: (id: string) => [...webhookKeys.all, "detail", id] as const,
  replays: (id: string) => [...webhookKeys.detail(id), "replays"] as const,
  deliveries: (query: DeliveryQuery) => [...webhookKeys.all, "deliveries", query] as const,
  delivery: (id: string) => [...webhookKeys.all, "delivery", id] as const,
}

export const useWebhookEndpoints = (page: Page) =>
  useQuery({
    queryKey: webhookKeys.list(page),
    queryFn: () => request<AdminWebhookEndpointList>(ENDPOINTS, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** Asked again every 5 seconds: what was just sent is written down by a job. */
export const useWebhookEndpoint = (id: string) =>
  useQuery({
    queryKey: webhookKeys.detail(id),
    queryFn: () => request<EndpointAnswer>(`${ENDPOINTS}/${id}`),
    select: ({ webhook_endpoint }) => webhook_endpoint,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useWebhookReplays = (id: string) =>
  useQuery({
    queryKey: webhookKeys.replays(id),
    queryFn: () => request<AdminWebhookReplayList>(`${ENDPOINTS}/${id}/replays`),
    select: ({ webhook_replays }) => webhook_replays,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useWebhookDeliveries = (query: DeliveryQuery) =>
  useQuery({
    queryKey: webhookKeys.deliveries(query),
    queryFn: () => request<AdminWebhookDeliveryList>(DELIVERIES, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useWebhookDelivery = (id: string) =>
  useQuery({
    queryKey: webhookKeys.delivery(id),
    queryFn: () => request<DeliveryAnswer>(`${DELIVERIES}/${id}`),
    select: ({ webhook_delivery }) => webhook_delivery,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

const useWebhookMutation = <Input, Answer>(send: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.all }),
  })
}

export const useCreateWebhookEndpoint = () =>
  useWebhookMutation((body: AdminCreateWebhookEndpoint) =>
    request<AdminWebhookSecret>(ENDPOINTS, { method: "POST", body })
  )

export const useUpdateWebhookEndpoint = (id: string) =>
  useWebhookMutation((body: AdminUpdateWebhookEndpoint) =>
    request<EndpointAnswer>(`${ENDPOINTS}/${id}`, { method: "POST", body })
  )

export const useEnableWebhookEndpoint = (id: string) =>
  useWebhookMutation(() => request<EndpointAnswer>(`${ENDPOINTS}/${id}/enable`, { method: "POST" }))

export const useDeleteWebhookEndpoint = (id: string) =>
  useWebhookMutation(() => request<unknown>(`${ENDPOINTS}/${id}`, { method: "DELETE" }))

export const useRotateWebhookSecret = (id: string) =>
  useWebhookMutation(() =>
    request<AdminWebhookSecret>(`${ENDPOINTS}/${id}/rotate-secret`, { method: "POST" })
  )

export const useTestWebhookEndpoint = (id: string) =>
  useWebhookMutation(() =>
    request<DeliveryAnswer>(`${ENDPOINTS}/${id}/send-test`, { method: "POST" })
  )

export const useReplayWebhooks = (id: string) =>
  useWebhookMutation((body: AdminReplayWebhooks) =>
    request<{ webhook_replay: AdminWebhookReplay }>(`${ENDPOINTS}/${id}/replay`, {
      method: "POST",
      body,
    })
  )

export const useRetryWebhookDelivery = (id: string) =>
  useWebhookMutation(() => request<DeliveryAnswer>(`${DELIVERIES}/${id}/retry`, { method: "POST" }))
