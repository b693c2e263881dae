import type { MedusaContainer } from "@medusajs/framework/types"
import { defineReconcileJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import {
  forgetOldChoices,
  type UnfinishedCart,
  unfinishedCarts,
} from "../../../modules/pickup/operations/unfinished-carts"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { adoptPlacedOrder } from "../adopt-placed-order"
import { COMPLETION_MINUTES } from "../steps/claim-choice"
import { reopenCartWorkflow } from "../workflows/reopen-cart"

const PAGE = 100
const MINUTE_MS = 60_000
/** A cart nobody came back to; its collector's name is not kept longer. */
const FORGET_AFTER_MS = 7 * 24 * 60 * MINUTE_MS

/**
 * Finds carts whose completion was cut off by a crash, and orders placed past our route. An order gets its
 * pickup; a cart without one gets its own sales channel and its choice back. A cart that cannot be repaired
 * does not stand in the way of the others.
 */
export const repairCartsJob = defineReconcileJob({
  name: "omni-repair-pickup-carts",
  schedule: "* * * * *",
  run: async ({ container, now, signal, logger }) => {
    const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const before = new Date(now.getTime() - (COMPLETION_MINUTES + 1) * MINUTE_MS)
    await service.inTransaction((manager) =>
      forgetOldChoices(manager, new Date(now.getTime() - FORGET_AFTER_MS))
    )
    let after = ""
    while (!signal.aborted) {
      const page = { before, after, take: PAGE }
      const carts = await service.reading((manager) => unfinishedCarts(manager, page))
      for (const cart of carts) {
        await repair(container, cart).catch((error: Error) =>
          logger.error(`omni_pickup: cart ${cart.cart_id} could not be repaired (${error.message})`)
        )
      }
      const last = carts.at(-1)
      if (!last || carts.length < PAGE) {
        return
      }
      after = last.id
    }
  },
})

async function repair(container: MedusaContainer, cart: UnfinishedCart): Promise<void> {
  if (cart.order_id) {
    await adoptPlacedOrder(container, cart.order_id)
  } else {
    await reopenCartWorkflow(container).run({ input: { cart_id: cart.cart_id } })
  }
}
