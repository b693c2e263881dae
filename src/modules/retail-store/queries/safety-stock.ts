import type { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { SafetyStockChange, SafetyStockEntry, SafetyStockLookup } from "../types"
import { rows } from "./sql"

type Row = {
  store_id: string
  safety_stock: number
  variant_id: string | null
  quantity: number | null
}

/** Units kept back per store and variant: the variant's own number, else the store's default. One statement. */
export async function readSafetyStock(
  context: Context,
  storeIds: string[],
  variantIds: string[]
): Promise<SafetyStockLookup> {
  if (!storeIds.length) {
    return () => 0
  }
  // An empty `in ()` is no SQL; no variant has an empty id.
  const variants = variantIds.length ? variantIds : [""]
  const found = await rows<Row>(
    context,
    `select s.id as store_id, s.safety_stock, v.variant_id, v.quantity from omni_retail_store s
     left join omni_store_safety_stock v
       on v.retail_store_id = s.id and v.variant_id in (?) and v.deleted_at is null
     where s.id in (?) and s.deleted_at is null`,
    [variants, storeIds]
  )
  const defaults = new Map(found.map((row) => [row.store_id, row.safety_stock]))
  const own = new Map(found.map((row) => [`${row.store_id} ${row.variant_id}`, row.quantity]))
  return (storeId, variantId) => own.get(`${storeId} ${variantId}`) ?? defaults.get(storeId) ?? 0
}

/** The variants of a store with a number of their own, by variant id. */
export async function pageSafetyStock(
  context: Context,
  storeId: string,
  page: { limit: number; offset: number; variant_ids?: string[] }
): Promise<{ entries: SafetyStockEntry[]; count: number }> {
  const only = page.variant_ids?.length ? "and variant_id in (?)" : ""
  const parameters = [storeId, ...(only ? [page.variant_ids] : [])]
  const from = `from omni_store_safety_stock where retail_store_id = ? and deleted_at is null ${only}`
  const entries = await rows<SafetyStockEntry>(
    context,
    `select variant_id, quantity ${from} order by variant_id limit ? offset ?`,
    [...parameters, page.limit, page.offset]
  )
  const [counted] = await rows<{ count: number }>(
    context,
    `select count(*)::int as count ${from}`,
    parameters
  )
  return { entries, count: counted?.count ?? 0 }
}

/** Writes the given numbers and removes the null ones; one statement each. */
export async function writeSafetyStock(
  context: Context,
  storeId: string,
  changes: SafetyStockChange[]
): Promise<void> {
  // By variant id, so that two writers of the same variants wait for each other instead of deadlocking.
  const ordered = [...new Map(changes.map((change) => [change.variant_id, change])).values()].sort(
    (a, b) => (a.variant_id < b.variant_id ? -1 : 1)
  )
  const removed = ordered
    .filter((change) => change.quantity === null)
    .map((change) => change.variant_id)
  if (removed.length) {
    await rows(
      context,
      "delete from omni_store_safety_stock where retail_store_id = ? and variant_id in (?)",
      [storeId, removed]
    )
  }
  const set = ordered.filter((change) => change.quantity !== null)
  if (set.length) {
    const entries = set.map((change) => ({ ...change, id: generateEntityId(undefined, "rsts") }))
    await rows(
      context,
      `insert into omni_store_safety_stock (id, retail_store_id, variant_id, quantity)
       select e.id, ?, e.variant_id, e.quantity
       from jsonb_to_recordset(?::jsonb) as e(id text, variant_id text, quantity int)
       on conflict (retail_store_id, variant_id) where deleted_at is null
       do update set quantity = excluded.quantity, updated_at = now()`,
      [storeId, JSON.stringify(entries)]
    )
  }
}
