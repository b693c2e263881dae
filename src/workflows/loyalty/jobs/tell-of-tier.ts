import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { LoyaltyEvents } from "../events"
import { TELL_OF_TIER } from "./names"

const Code = z.string().nullable()

/** Emits what happened to a tier: written down in the transaction in which it happened, so it is told at least once. */
export const tellOfTierJob = defineJob({
  name: TELL_OF_TIER,
  schema: z.object({
    account_id: z.string(),
    what: z.enum(["changed", "ending"]),
    tier: Code,
    tier_before: Code,
    falls_at: z.string().nullable(),
  }),
  run: async ({ account_id: id, what, tier, tier_before, falls_at }, { container }) => {
    const bus = container.resolve(Modules.EVENT_BUS)
    if (what === "changed") {
      await bus.emit({ name: LoyaltyEvents.TIER_CHANGED, data: { id, tier, tier_before } })
    } else {
      await bus.emit({ name: LoyaltyEvents.TIER_ENDING, data: { id, tier, falls_at } })
    }
  },
})
