import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { decideNotice } from "../../../modules/pickup/domain/notice-plan"
import {
  claimNotice,
  type ClaimedNotice,
  closeNotice,
  postponeNotice,
  releaseNotice,
  SEND_NOTICE_JOB,
} from "../../../modules/pickup/operations/notices"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { quietUntil } from "../../../modules/retail-store/domain/quiet-hours"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { OmnichannelOptions } from "../../../options"
import { notificationsOf } from "../notices/notifications"

/** Must stay below the time a claim lasts. */
const TIMEOUT_SECONDS = 120

/**
 * Sends one planned notice, if it is still true and not night in the store. At most once: Medusa refuses a
 * second notification of one key, also when this process died between sending and writing it down.
 */
export const sendPickupNotice = defineJob({
  name: SEND_NOTICE_JOB,
  schema: z.object({ notice_id: z.string() }),
  timeoutSeconds: TIMEOUT_SECONDS,
  run: async ({ notice_id }, { container, now }) => {
    const pickups = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const notice = await pickups.inTransaction((manager, secret) =>
      claimNotice(manager, secret, notice_id, now)
    )
    if (!notice) {
      return
    }
    try {
      await settleNotice(container, pickups, notice, now)
    } catch (error) {
      await pickups.inTransaction((manager) => releaseNotice(manager, notice.id, now))
      throw error
    }
  },
})

async function settleNotice(
  container: MedusaContainer,
  pickups: PickupModuleService,
  notice: ClaimedNotice,
  now: Date
): Promise<void> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const store = await stores.retrieveStore(notice.pickup.retail_store_id)
  const decision = decideNotice({
    ...notice,
    quiet_until: nightEnd(store, pickups.options, now),
    now,
  })
  if (decision.act === "postpone") {
    await pickups.inTransaction((manager) => postponeNotice(manager, notice.id, decision.until))
    return
  }
  const surroundings = { store, options: pickups.options, secret: pickups.secret, now }
  const notifications = decision.act === "send" ? await notificationsOf(notice, surroundings) : []
  if (notifications.length > 0) {
    await container.resolve(Modules.NOTIFICATION).createNotifications(notifications)
  }
  const state = notifications.length > 0 ? "sent" : "suppressed"
  await pickups.inTransaction((manager) => closeNotice(manager, notice.id, state, now))
}

function nightEnd(
  store: RetailStoreWithCalendar,
  { notices }: OmnichannelOptions,
  now: Date
): Date | null {
  const until = quietUntil(
    { time_zone: store.time_zone, quiet_from: notices.quietFrom, quiet_until: notices.quietUntil },
    now.getTime()
  )
  return until === null ? null : new Date(until)
}
