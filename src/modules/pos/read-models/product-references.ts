import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import type { KnownVariant, ProductReference } from "../domain/products"

export type ProductFinder = { find: (reference: ProductReference) => KnownVariant | undefined }

type Row = {
  id: string
  sku: string | null
  barcode: string | null
  ean: string | null
  upc: string | null
  manage_inventory: boolean
  inventory_item_id: string | null
  required_quantity: number | null
}

const COLUMNS = `pv.id, pv.sku, pv.barcode, pv.ean, pv.upc, pv.manage_inventory,
  kit.inventory_item_id, kit.required_quantity`

/**
 * One branch per way of naming, so that each uses its own index. The list is unpacked where the planner cannot count
 * it, so one plan serves every length.
 */
const BY = (column: string) => `
  select ${COLUMNS} from product_variant pv
  left join product_variant_inventory_item kit on kit.variant_id = pv.id and kit.deleted_at is null
  where pv.deleted_at is null and pv.${column} = any(array(select unnest(?::text[])))`

/** Reads every product that events name, in one statement. */
export async function findProducts(
  manager: SqlEntityManager,
  references: readonly ProductReference[]
): Promise<ProductFinder> {
  const ids = distinct(references.map((each) => each.variant_id))
  const skus = distinct(references.map((each) => each.sku))
  const codes = distinct(references.map((each) => each.barcode))
  const wanted: [string, string[]][] = [
    ["id", ids],
    ["sku", skus],
    ["barcode", codes],
    ["ean", codes],
    ["upc", codes],
  ]
  const asked = wanted.filter(([, values]) => values.length > 0)
  if (asked.length === 0) {
    return { find: () => undefined }
  }
  const rows = await preparedRows<Row>(
    manager,
    asked.map(([column]) => BY(column)).join(" union "),
    asked.map(([, values]) => values)
  )
  return finderOf(rows)
}

function finderOf(rows: readonly Row[]): ProductFinder {
  const variants = new Map<string, KnownVariant>()
  const bySku = new Map<string, string>()
  const byCode = new Map<string, string>()
  for (const row of rows) {
    const variant = variants.get(row.id) ?? { variant_id: row.id, components: [] }
    variants.set(row.id, variant)
    if (row.manage_inventory && row.inventory_item_id) {
      const { inventory_item_id, required_quantity } = row
      variant.components.push({ inventory_item_id, required_quantity: required_quantity ?? 1 })
    }
    if (row.sku) {
      bySku.set(row.sku, row.id)
    }
    // A variant's own barcode wins over another's EAN or UPC of the same digits.
    for (const code of [row.upc, row.ean]) {
      if (code && !byCode.has(code)) {
        byCode.set(code, row.id)
      }
    }
    if (row.barcode) {
      byCode.set(row.barcode, row.id)
    }
  }
  return {
    find: ({ variant_id, sku, barcode }) =>
      variants.get(variant_id ?? "") ??
      variants.get(bySku.get(sku ?? "") ?? "") ??
      variants.get(byCode.get(barcode ?? "") ?? ""),
  }
}

const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined)),
]
