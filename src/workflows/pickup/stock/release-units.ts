import type { MedusaContainer } from "@medusajs/framework/types"
import type { PickupLineRow } from "../../../modules/pickup/types"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { withItemsLocked } from "../../stock/item-locks"
import { reservedItems } from "./reserved-items"

/** Units the shopper will not take are free for the next one, in the place they are in. Once per reference. */
export async function releaseUnits(
  container: MedusaContainer,
  input: {
    lines: readonly PickupLineRow[]
    units: readonly { order_line_item_id: string; quantity: number }[]
    reference: string
    now: Date
  }
): Promise<void> {
  const ordered = new Map(input.lines.map((line) => [line.order_line_item_id, line.quantity]))
  const lines = input.units.map((unit) => ({
    line_item_id: unit.order_line_item_id,
    quantity: unit.quantity,
    ordered_quantity: ordered.get(unit.order_line_item_id) ?? unit.quantity,
  }))
  const items = await reservedItems(
    container,
    lines.map((line) => line.line_item_id)
  )
  await withItemsLocked(container, items, () =>
    container
      .resolve<StockModuleService>(STOCK_MODULE)
      .release({ lines, reference: input.reference }, input.now)
  )
}
