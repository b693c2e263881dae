import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { VariantStock } from "../domain/demand"

type Row = Omit<VariantStock, "components"> & {
  inventory_item_id: string | null
  required_quantity: number | null
}

/** What limits the sale of each variant; deleted and unknown variants are left out. One statement. */
export async function readVariantStock(
  manager: SqlEntityManager,
  variantIds: readonly string[]
): Promise<Map<string, VariantStock>> {
  if (!variantIds.length) {
    return new Map()
  }
  const rows = await rowsOf<Row>(
    manager,
    `select v.id as variant_id, v.manage_inventory, v.allow_backorder,
       i.inventory_item_id, i.required_quantity::float8 as required_quantity
     from product_variant v
     left join product_variant_inventory_item i on i.variant_id = v.id and i.deleted_at is null
     where v.id in (${listOf(variantIds)}) and v.deleted_at is null
     order by i.inventory_item_id`,
    variantIds
  )
  const variants = new Map<string, VariantStock>()
  for (const { inventory_item_id, required_quantity, ...row } of rows) {
    const variant = variants.get(row.variant_id) ?? { ...row, components: [] }
    if (inventory_item_id !== null && required_quantity !== null) {
      variant.components.push({ inventory_item_id, required_quantity })
    }
    variants.set(row.variant_id, variant)
  }
  return variants
}
