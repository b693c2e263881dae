import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../core/jobs"
import { POS_MODULE } from "../../../modules/pos"
import { readDevicesWithPending } from "../../../modules/pos/operations/follow-up"
import type { PosModuleService } from "../../../modules/pos/service"
import { followUp } from "../follow-up/follow-up"
import { enqueueFollowUp, FOLLOW_UP } from "./names"

defineJob({
  name: FOLLOW_UP,
  schema: z.strictObject({ device_id: z.string() }),
  timeoutSeconds: 900,
  run: async ({ device_id }, { container, now, signal }) => {
    const { failed, hasMore } = await followUp(container, { device_id, now, signal })
    if (hasMore) {
      await container
        .resolve<PosModuleService>(POS_MODULE)
        .inTransaction((manager) => enqueueFollowUp(manager, device_id))
      return
    }
    if (failed > 0) {
      // The engine tries again later; an event that has used up its attempts is a dead letter by then.
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `${failed} events of a till could not be followed up`,
        "follow_up_failed"
      )
    }
  },
})

/** Finds tills with pending events whose job was lost. */
defineReconcileJob({
  name: "omni-sweep-pos-follow-up",
  schedule: "*/5 * * * *",
  run: async ({ container }) => {
    const pos = container.resolve<PosModuleService>(POS_MODULE)
    const devices = await pos.reading(readDevicesWithPending)
    for (const device of devices) {
      await pos.inTransaction((manager) => enqueueFollowUp(manager, device))
    }
  },
})
