import { defineReconcileJob } from "../../../core/jobs"
import { lapsedHolds } from "../../../modules/loyalty/operations/release"
import { orderIdOfCart } from "../../pickup/queries/cart-order"
import { settleOrderPoints } from "../orders/settle-order-points"
import { removeCartPointsWorkflow } from "../workflows/remove-cart-points"
import { loyaltyOf } from "../ledger"

/** Carts whose payment is under way stay among the lapsed; they must not crowd out the others. */
const PAGE = 1_000

/**
 * Frees points of carts whose time is over: their discount goes first, so a live discount always has points behind it.
 * Those of a cart that was ordered are spent instead. A cart that fails does not stand in the others' way.
 */
export const lapseCartPointsJob = defineReconcileJob({
  name: "omni-lapse-cart-points",
  schedule: "* * * * *",
  run: async ({ container, now, signal, logger }) => {
    const service = loyaltyOf(container)
    const lapsed = await service.reading((manager) => lapsedHolds(manager, "cart", now, PAGE))
    for (const { reference: cart_id } of lapsed) {
      if (signal.aborted) {
        return
      }
      try {
        const orderId = await orderIdOfCart(container, cart_id)
        if (orderId) {
          await settleOrderPoints(container, orderId, now)
        } else {
          const input = { cart_id, now: now.toISOString(), only_lapsed: true }
          await removeCartPointsWorkflow(container).run({ input })
        }
      } catch (error) {
        logger.error(
          `omni_loyalty: points of cart ${cart_id} did not lapse (${(error as Error).message})`
        )
      }
    }
  },
})
