import type { WebhookTopic } from "../../../types/webhook"

/** Every topic with its types. */
export const WEBHOOK_TOPICS = {
  orders: ["order.placed", "order.completed", "order.canceled"],
  pickups: [
    "pickup.placed",
    "pickup.accepted",
    "pickup.picked",
    "pickup.ready",
    "pickup.handed_over",
    "pickup.rejected",
    "pickup.extended",
    "pickup.cancelled",
    "pickup.expired",
    "pickup.code_reissued",
    "pickup.rescheduled",
    "pickup.collector_changed",
    "pickup.rerouted",
    "pickup.converted",
  ],
  promises: ["promise.at_risk"],
  stock: ["stock.changed"],
  customers: ["customer.created", "customer.updated"],
  loyalty: ["loyalty.points_changed"],
  returns: [
    "return.requested",
    "return.received",
    "return.cancelled",
    "return.expired",
    "return.accepted",
    "return.settled",
  ],
} as const satisfies Record<WebhookTopic, readonly string[]>

/** Topics and types of what happens in no store: an endpoint of one store is told none of it. */
export const OF_NO_STORE: readonly string[] = (["customers", "loyalty"] as const).flatMap(
  (topic) => [topic, ...WEBHOOK_TOPICS[topic]]
)

/** Sent by hand to one endpoint; nobody subscribes to it. */
export const TEST_TYPE = "webhook.test"
export const TEST_TOPIC = "test"

const TOPIC_OF_TYPE = new Map(
  Object.entries(WEBHOOK_TOPICS).flatMap(([topic, types]) =>
    types.map((type): [string, WebhookTopic] => [type, topic as WebhookTopic])
  )
)

/** The topic a type belongs to; undefined for a type nobody knows. */
export const topicOf = (type: string): WebhookTopic | undefined => TOPIC_OF_TYPE.get(type)

/** Whether an endpoint may ask for this: a topic or a type. */
export const isTopicOrType = (name: string): boolean =>
  name in WEBHOOK_TOPICS || TOPIC_OF_TYPE.has(name)
