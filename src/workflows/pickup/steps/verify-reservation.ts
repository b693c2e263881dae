import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { isLimited } from "../../../modules/pickup/domain/demand"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { readOrderFacts } from "../queries/order-facts"

/**
 * Medusa checks two lines of one item each for itself; a delivery order that came between our check and
 * Medusa's could leave less than their sum. Then the whole completion is undone, payment included.
 * @throws CONFLICT `store_out_of_stock`
 */
export const verifyReservationStep = createStep(
  "omni-verify-reservation",
  async (input: { cart_id: string; order_id: string }, { container }) => {
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const [choice] = await pickup.listCartPickups({ cart_id: input.cart_id })
    if (!choice) {
      return new StepResponse(null)
    }
    const { lines } = await readOrderFacts(container, input.order_id)
    const variants = await pickup.variantStock(lines.flatMap((line) => line.variant_id ?? []))
    const items = [...variants.values()]
      .filter(isLimited)
      .flatMap((variant) => variant.components.map((component) => component.inventory_item_id))
    const levels = items.length
      ? await container
          .resolve(Modules.INVENTORY)
          .listInventoryLevels({ inventory_item_id: items, location_id: choice.stock_location_id })
      : []
    if (levels.some((level) => Number(level.reserved_quantity) > Number(level.stocked_quantity))) {
      throw conflict("store_out_of_stock", "This store no longer has everything in the cart")
    }
    return new StepResponse(null)
  }
)
