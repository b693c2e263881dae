import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { decideNotice } from "../../../modules/pickup/domain/notice-plan"
import {
  claimNotice,
  type ClaimedNotice,
  pickupNotices,
  SEND_NOTICE_JOB,
} from "../../../modules/pickup/operations/notices"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow } from "../../../modules/pickup/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { nightEnd } from "../../notices/night-end"
import { notificationsOf } from "../notices/notifications"
import { orderStands } from "../queries/order-stands"

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
      await pickups.inTransaction((manager) => pickupNotices.release(manager, notice.id, now))
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
    quiet_until: nightEnd(store.time_zone, pickups.options, now),
    now,
  })
  if (decision.act === "postpone") {
    await pickups.inTransaction((manager) =>
      pickupNotices.postpone(manager, notice.id, decision.until)
    )
    return
  }
  const { options, secret } = pickups
  const is_taken_back = await isTakenBack(container, notice.pickup)
  const surroundings = { store, is_taken_back, options, secret, now }
  const notifications = decision.act === "send" ? await notificationsOf(notice, surroundings) : []
  if (notifications.length > 0) {
    await container.resolve(Modules.NOTIFICATION).createNotifications(notifications)
  }
  const state = notifications.length > 0 ? "sent" : "suppressed"
  await pickups.inTransaction((manager) => pickupNotices.close(manager, notice.id, state, now))
}

/** A till that takes a sale back gives its money, and an exchange of it has none of its own. */
const isTakenBack = async (
  container: MedusaContainer,
  { order_id, return_case_id }: PickupRow
): Promise<boolean> => return_case_id !== null && !(await orderStands(container, order_id))
