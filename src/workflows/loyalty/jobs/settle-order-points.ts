import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../core/jobs"
import {
  clearMark,
  markedOrders,
  postponeMark,
} from "../../../modules/loyalty/operations/order-marks"
import { settleOrderPoints } from "../orders/settle-order-points"
import { SETTLE_ORDER_POINTS } from "./names"
import { loyaltyOf, writeLedger } from "../ledger"

/** Settles the points of one order at once, because an event hinted at it. */
export const settleOrderPointsJob = defineJob({
  name: SETTLE_ORDER_POINTS,
  schema: z.object({ order_id: z.string() }),
  run: async ({ order_id }, { container, now }) => {
    await settleOrderPoints(container, order_id, now)
  },
})

const PAGE = 100

/**
 * Settles the points of every order that changed since it was last looked at. The marks are written by the database with
 * the change, so none is lost with an event. An order that cannot be settled does not stand in the others' way.
 */
export const sweepOrderPointsJob = defineReconcileJob({
  name: "omni-sweep-order-points",
  schedule: "* * * * *",
  timeoutSeconds: 1800,
  run: async ({ container, now, signal, logger }) => {
    const service = loyaltyOf(container)
    const before = new Date()
    for (let found = PAGE; found === PAGE && !signal.aborted; ) {
      const marks = await service.reading((manager) => markedOrders(manager, before, PAGE))
      found = marks.length
      for (const mark of marks) {
        try {
          await settleOrderPoints(container, mark.order_id, now)
          await writeLedger(container, (manager) => clearMark(manager, mark))
        } catch (error) {
          logger.error(
            `omni_loyalty: points of ${mark.order_id} are not settled (${(error as Error).message})`
          )
          await writeLedger(container, (manager) => postponeMark(manager, mark))
        }
      }
    }
  },
})
