import type { MedusaContainer } from "@medusajs/framework/types"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { withItemsLocked } from "../../stock/item-locks"
import { reservedItems } from "./reserved-items"

/** Moves all reservations of the lines to one place, once per reference. @throws CONFLICT `store_out_of_stock` */
export async function moveTo(
  container: MedusaContainer,
  lineIds: string[],
  locationId: string,
  reference: string
): Promise<void> {
  const items = await reservedItems(container, lineIds)
  await withItemsLocked(container, items, () =>
    container
      .resolve<StockModuleService>(STOCK_MODULE)
      .move({ line_item_ids: lineIds, to_location_id: locationId, reference }, new Date())
  )
}
