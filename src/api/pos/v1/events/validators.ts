import { z } from "@medusajs/framework/zod"

export const MAX_EVENTS = 500

/** The events are checked one by one afterwards: one bad event must not hold back the others. */
export const PosPushEvents = z.object({
  events: z.array(z.unknown()).min(1).max(MAX_EVENTS),
  /** The till's clock at the moment of sending; tells how far it is off. */
  sent_at: z.iso.datetime({ offset: true }).optional(),
})
export type PosPushEvents = z.infer<typeof PosPushEvents>
