import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../src/core/jobs"

/** What a place has of an item; undefined when Medusa keeps no level there. */
export async function stockedAt(
  container: MedusaContainer,
  inventory_item_id: string,
  stock_location_id: string
): Promise<number | undefined> {
  const [level] = await containerSql(container)<{ stocked: number }>(
    `select stocked_quantity::float8 as stocked from inventory_level
     where inventory_item_id = ? and location_id = ? and deleted_at is null`,
    [inventory_item_id, stock_location_id]
  )
  return level?.stocked
}
