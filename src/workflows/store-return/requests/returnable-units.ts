import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { StoreReturnableUnits } from "../../../types/return-requests"
import { readAdminDeskOrder } from "../queries/desk-order"

/** What of an order its shopper may return, and why not the rest. @throws NOT_FOUND `order_not_found` */
export async function returnableUnits(
  container: MedusaContainer,
  orderId: string
): Promise<StoreReturnableUnits> {
  const { order_id, currency_code, refusal, lines } = await readAdminDeskOrder(container, orderId)
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  return {
    ...{ order_id, currency_code, refusal },
    post_offered: options.returns.postLocationId !== undefined,
    lines: lines.map(
      ({ line_item_id, title, variant_title, thumbnail, quantity, returnable, away }) => ({
        ...{ line_item_id, title, variant_title, thumbnail, quantity, returnable, away },
      })
    ),
  }
}
