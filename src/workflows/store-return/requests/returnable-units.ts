import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { unitsAway } from "../../../modules/store-return/domain/units-away"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { StoreReturnableUnits } from "../../../types/return-requests"
import { refusalOf } from "../desk/quote-return"
import { readDeskOrder } from "../desk/read-order"

/** What of an order its shopper may return, and why not the rest. @throws NOT_FOUND `order_not_found` */
export async function returnableUnits(
  container: MedusaContainer,
  orderId: string
): Promise<StoreReturnableUnits> {
  const order = await readDeskOrder(container, orderId)
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const refusal = refusalOf(order)
  return {
    ...{ order_id: order.id, currency_code: order.currency_code, refusal },
    post_offered: options.returns.postLocationId !== undefined,
    lines: order.lines.map((line) => ({
      line_item_id: line.id,
      title: line.title,
      variant_title: line.variant_title,
      thumbnail: line.thumbnail,
      quantity: line.quantity,
      returnable: refusal ? 0 : line.returnable,
      away: unitsAway(line),
    })),
  }
}
