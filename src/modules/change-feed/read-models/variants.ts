import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosVariant } from "../../../types/pos-changes"
import type { StoreView } from "../types"
import { SOLD_HERE, soldHereValues } from "./products"

/** Columns of `VARIANTS`, in the order of its lists. */
type VariantRow = [
  id: string,
  product_id: string,
  title: string,
  sku: string | null,
  barcode: string | null,
  ean: string | null,
  upc: string | null,
  manage_inventory: boolean,
  allow_backorder: boolean,
]
type OptionRow = [variant_id: string, title: string, value: string]
type InventoryRow = [variant_id: string, inventory_item_id: string, required_quantity: number]

type Row = { variants: VariantRow[]; options: OptionRow[]; inventory: InventoryRow[] }

/**
 * Three lists, each as one value: a row for each thing takes the driver longer than all the rest. They are put
 * together here, because an aggregate for each variant takes the database three times as long.
 */
const variantsWhere = (condition: string, tail: string): string => `
  with chosen as materialized (
    select v.id, v.product_id, v.title, v.sku, v.barcode, v.ean, v.upc, v.manage_inventory, v.allow_backorder
    from product_variant v join product p on p.id = v.product_id
    where ${condition} and v.deleted_at is null and ${SOLD_HERE} ${tail}
  )
  select (
    select coalesce(json_agg(json_build_array(id, product_id, title, sku, barcode, ean, upc, manage_inventory,
      allow_backorder)), '[]')
    from chosen
  ) as variants, (
    select coalesce(json_agg(json_build_array(chosen.id, o.title, value.value)), '[]')
    from chosen join product_variant_option pivot on pivot.variant_id = chosen.id
    join product_option_value value on value.id = pivot.option_value_id and value.deleted_at is null
    join product_option o on o.id = value.option_id and o.deleted_at is null
  ) as options, (
    select coalesce(json_agg(json_build_array(i.variant_id, i.inventory_item_id, i.required_quantity::float8)
      order by i.inventory_item_id), '[]')
    from chosen join product_variant_inventory_item i on i.variant_id = chosen.id and i.deleted_at is null
  ) as inventory`

/** The variants of the products a store sells, by id. One statement. */
export async function readVariants(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which
): Promise<Map<string, PosVariant>> {
  const { where, tail, whereValues, tailValues } = chosen("v.id", which)
  const [row] = await preparedRows<Row>(manager, variantsWhere(where, tail), [
    ...whereValues,
    ...soldHereValues(view),
    ...tailValues,
  ])
  const { variants, options, inventory } = row!
  const found = new Map(variants.map((each) => [each[0], variantOf(each)]))
  for (const [variant_id, title, value] of options) {
    found.get(variant_id)!.options[title] = value
  }
  for (const [variant_id, inventory_item_id, required_quantity] of inventory) {
    found.get(variant_id)!.inventory.push({ inventory_item_id, required_quantity })
  }
  return found
}

function variantOf(row: VariantRow): PosVariant {
  const [, product_id, title, sku, barcode, ean, upc, manage_inventory, allow_backorder] = row
  return {
    product_id,
    title,
    sku,
    barcode,
    ean,
    upc,
    manage_inventory,
    allow_backorder,
    options: {},
    inventory: [],
  }
}
