import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { tellOfEvent } from "../workflows/webhook/hint"
import { HINTS } from "../workflows/webhook/sources/table"

/** Whoever asked for it by webhook is told at once; what this misses, a sweep finds. */
export default async function webhookTellOfEvent({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await tellOfEvent(container, event.name, [event.data.id])
}

export const config: SubscriberConfig = {
  event: Object.keys(HINTS),
  context: { subscriberId: "omni-webhook-tell-of-event" },
}
