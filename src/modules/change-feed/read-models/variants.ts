import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosVariant } from "../../../types/pos-changes"
import type { StoreView } from "../types"
import { SOLD_HERE, soldHereValues } from "./products"

type Row = Omit<PosVariant, "options" | "inventory"> & { id: string }

/**
 * The variants of the products a store sells, by id. Three statements: rows are put together here, because
 * aggregates in the database take three times as long.
 */
export async function readVariants(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which
): Promise<Map<string, PosVariant>> {
  const { where, tail, whereValues, tailValues } = chosen("v.id", which)
  const rows = await preparedRows<Row>(
    manager,
    `select v.id, v.product_id, v.title, v.sku, v.barcode, v.ean, v.upc, v.manage_inventory, v.allow_backorder
     from product_variant v join product p on p.id = v.product_id
     where ${where} and v.deleted_at is null and ${SOLD_HERE} ${tail}`,
    [...whereValues, ...soldHereValues(view), ...tailValues]
  )
  const variants = new Map(
    rows.map(({ id, ...row }) => [id, { ...row, options: {}, inventory: [] } as PosVariant])
  )
  const ids = { ids: [...variants.keys()] }
  await Promise.all([addOptions(manager, variants, ids), addInventory(manager, variants, ids)])
  return variants
}

async function addOptions(
  manager: SqlEntityManager,
  variants: ReadonlyMap<string, PosVariant>,
  ids: Which
): Promise<void> {
  const { where, whereValues } = chosen("pivot.variant_id", ids)
  const rows = await preparedRows<{ variant_id: string; title: string; value: string }>(
    manager,
    `select pivot.variant_id, o.title, value.value from product_variant_option pivot
     join product_option_value value on value.id = pivot.option_value_id and value.deleted_at is null
     join product_option o on o.id = value.option_id and o.deleted_at is null
     where ${where}`,
    whereValues
  )
  for (const { variant_id, title, value } of rows) {
    variants.get(variant_id)!.options[title] = value
  }
}

async function addInventory(
  manager: SqlEntityManager,
  variants: ReadonlyMap<string, PosVariant>,
  ids: Which
): Promise<void> {
  const { where, whereValues } = chosen("i.variant_id", ids)
  const rows = await preparedRows<PosVariant["inventory"][number] & { variant_id: string }>(
    manager,
    `select i.variant_id, i.inventory_item_id, i.required_quantity::float8 as required_quantity
     from product_variant_inventory_item i
     where ${where} and i.deleted_at is null order by i.variant_id, i.inventory_item_id`,
    whereValues
  )
  for (const { variant_id, ...item } of rows) {
    variants.get(variant_id)!.inventory.push(item)
  }
}
