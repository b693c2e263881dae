import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../modules/pickup"
import type { PickupModuleService } from "../../modules/pickup/service"
import { PICKUP_OPTION_TYPE } from "../retail-store/sync/pickup-options"
import { readOrderFacts } from "./queries/order-facts"
import { moveToWarehouse, storeLocationsAmong } from "./stock/move-to-warehouse"
import { adoptOrderWorkflow } from "./workflows/adopt-order"

type OrderGraph = {
  shipping_methods?: ({ shipping_option?: { type?: { code: string } } } | null)[]
}

/** Whether an order was sold for collection: what its delivery says counts, not what its cart once chose. */
async function isCollected(container: MedusaContainer, orderId: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["shipping_methods.shipping_option_id", "shipping_methods.shipping_option.type.code"],
    filters: { id: orderId },
  })
  const methods = (data as unknown as OrderGraph[])[0]?.shipping_methods ?? []
  return methods.some((method) => method?.shipping_option?.type?.code === PICKUP_OPTION_TYPE)
}

/**
 * Settles what became of a cart's choice of store once its order exists: a collected order gets its pickup,
 * a delivered one lets go of units and seat, and leaves the stores' stock alone.
 * An order without a cart was made by staff, who chose its place themselves: it is left as it is.
 */
export async function adoptPlacedOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_cart",
    fields: ["cart_id"],
    filters: { order_id: orderId },
  })
  const cartId = (data as { cart_id: string }[])[0]?.cart_id
  if (!cartId) {
    return
  }
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const [choice] = await service.listCartPickups({ cart_id: cartId })
  if (choice?.state === "placed") {
    return
  }
  if (!choice) {
    return leaveStores(container, orderId)
  }
  if (choice.state === "completing" || (await isCollected(container, orderId))) {
    await adoptOrderWorkflow(container).run({
      input: { cart_id: choice.cart_id, order_id: orderId },
    })
  } else {
    await service.undoChoice(choice.cart_id, new Date())
    await leaveStores(container, orderId)
  }
}

/**
 * Medusa reserves a delivered order in any place of its channel, stores included, and knows no safety stock.
 * Where a warehouse has all of it, the store keeps its units for those who come. Where none has, the order
 * stays: it was sold.
 */
async function leaveStores(container: MedusaContainer, orderId: string): Promise<void> {
  const { lines } = await readOrderFacts(container, orderId)
  const lineIds = lines.map((line) => line.order_line_item_id)
  const reservations = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id: lineIds })
  const stores = await storeLocationsAmong(
    container,
    reservations.map((reservation) => reservation.location_id)
  )
  if (stores.size > 0) {
    await moveToWarehouse(container, {
      order_id: orderId,
      line_item_ids: lineIds,
      reference: `delivery:${orderId}`,
    })
  }
}
