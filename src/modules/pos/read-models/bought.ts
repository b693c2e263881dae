import { boundRows, type Bound, type SqlEntityManager } from "../../../core/sql"
import type { PosEvent } from "../domain/events/envelope"

/** What something that was bought is looked for by. */
export type BoughtKey =
  | { by: "receipt_number"; value: string }
  | { by: "sale_event_id"; value: string }
  | { by: "order_id"; value: string }
  | { by: "order_number"; value: string }
  | { by: "customer_ids"; value: readonly string[] }
  | { by: "variant_ids"; value: readonly string[]; since: Date }

export type SaleOfOrder = {
  device_id: string
  event_id: string
  retail_store_id: string
  body: PosEvent<"sale.completed">
}

/** An order, the sale of a till it was made of, or both: the order of a sale may still be to be made. */
export type Bought = { order_id: string | null; sale: SaleOfOrder | null }

type Row = { order_id: string | null } & { [Key in keyof SaleOfOrder]: SaleOfOrder[Key] | null }
type Page = { near_store_id: string; limit: number; offset: number }
type Found = { bought: Bought[]; count: number }

/** A page of what was bought, the youngest first; of equal receipt numbers those of the near store. */
export async function findBought(
  manager: SqlEntityManager,
  key: BoughtKey,
  page: Page
): Promise<Found> {
  switch (key.by) {
    case "receipt_number":
      return await findSales(manager, "sale.receipt_number = ?", [key.value], page)
    case "sale_event_id":
      return await findSales(manager, "sale.event_id = ?::uuid", [key.value], page)
    case "order_id":
      return await findOrders(manager, "bought.id = ?", [key.value], page)
    case "order_number":
      return await findOrders(manager, OF_NUMBER, [key.value, displayIdOf(key.value)], page)
    case "customer_ids":
      return await findOrders(manager, "bought.customer_id = any(?::text[])", [key.value], page)
    case "variant_ids": {
      const { near_store_id: store } = page
      return await findOrders(
        manager,
        OF_GOODS,
        [key.since, key.value, store, store, store, store],
        page
      )
    }
  }
}

const OF_NUMBER = "(bought.custom_display_id = ? or bought.display_id = ?)"

/** A store sold these goods, or has their pickup. */
const SOLD_HERE = `exists (
    select 1 from omni_pos_document document
    join omni_pos_event sale on sale.event_id = document.event_id and sale.device_id = document.device_id
    where document.order_id = item.order_id and sale.type = 'sale.completed' and sale.retail_store_id = ?
  ) or exists (
    select 1 from omni_pickup pickup
    where pickup.order_id = item.order_id and pickup.return_case_id is null and pickup.retail_store_id = ?
      and pickup.deleted_at is null
  )`

/** Goods given in exchange left the desk of this store, or were collected in it, whoever sold the order. */
const EXCHANGED_HERE = `exists (
    select 1 from omni_return_case returned
    where returned.id = going.case_id and going.from_location_id is null and returned.retail_store_id = ?
  ) or exists (
    select 1 from omni_pickup_line waiting join omni_pickup pickup on pickup.id = waiting.pickup_id
    where waiting.order_line_item_id = going.line_item_id and waiting.collected_quantity > 0
      and waiting.deleted_at is null and pickup.retail_store_id = ?
  )`

/** Goods that a store sold or handed out since an instant. */
const OF_GOODS = `bought.created_at > ? and bought.status <> 'canceled' and bought.id in (
    select item.order_id from order_line_item line
    join order_item item on item.item_id = line.id and item.deleted_at is null
    left join omni_return_new_unit going on going.line_item_id = line.id
    where line.variant_id = any(?::text[]) and line.deleted_at is null
      and case when going.case_id is null then ${SOLD_HERE} else ${EXCHANGED_HERE} end
  )`

/** Medusa counts orders in 32 bits; a number of a shop's own making may be any text. */
const displayIdOf = (number: string): number | null =>
  /^\d{1,9}$/.test(number) ? Number(number) : null

const SALE_COLUMNS = "sale.device_id, sale.event_id::text, sale.retail_store_id, sale.body"

async function findSales(
  manager: SqlEntityManager,
  where: string,
  values: Bound[],
  { near_store_id, limit, offset }: Page
): Promise<Found> {
  const found = `from omni_pos_event sale
    where sale.type = 'sale.completed' and sale.status = 'applied' and ${where}`
  const order = "is_near desc, sale.occurred_at desc, sale.event_id, sale.device_id"
  const rows = await boundRows<Row>(
    manager,
    `select document.order_id, ${SALE_COLUMNS}
     from (select sale.*, sale.retail_store_id = ? as is_near ${found} order by ${order} limit ? offset ?) sale
     left join omni_pos_document document
       on document.event_id = sale.event_id and document.device_id = sale.device_id
     order by ${order}`,
    [near_store_id, ...values, limit, offset]
  )
  return { bought: rows.map(boughtOf), count: await countOf(manager, found, values) }
}

async function findOrders(
  manager: SqlEntityManager,
  where: string,
  values: Bound[],
  { limit, offset }: Page
): Promise<Found> {
  const found = `from "order" bought
    where bought.deleted_at is null and not bought.is_draft_order and ${where}`
  const rows = await boundRows<Row>(
    manager,
    `select page.id as order_id, ${SALE_COLUMNS}
     from (select id, created_at ${found} order by created_at desc, id limit ? offset ?) page
     left join lateral (
       select sale.* from omni_pos_document document
       join omni_pos_event sale on sale.event_id = document.event_id and sale.device_id = document.device_id
       where document.order_id = page.id and sale.type = 'sale.completed' limit 1
     ) sale on true
     order by page.created_at desc, page.id`,
    [...values, limit, offset]
  )
  return { bought: rows.map(boughtOf), count: await countOf(manager, found, values) }
}

async function countOf(manager: SqlEntityManager, found: string, values: Bound[]): Promise<number> {
  const [total] = await boundRows<{ count: string }>(
    manager,
    `select count(*) as count ${found}`,
    values
  )
  return Number(total!.count)
}

function boughtOf({ order_id, device_id, event_id, retail_store_id, body }: Row): Bought {
  const isSale = device_id && event_id && retail_store_id && body
  return { order_id, sale: isSale ? { device_id, event_id, retail_store_id, body } : null }
}

export type ReturnOnItsWay = {
  /** Id of the sale's event, or of the order, whichever the till named. */
  origin: string
  names: "sale" | "order"
  lines: PosEvent<"return.completed">["data"]["lines"]
}

/** As its index has it: what a return says it takes goods back of. */
const ORIGIN = `coalesce(lower(body->'data'->'original'->>'sale_event_id'), body->'data'->'original'->>'order_id')`

/** Returns of these sales and orders that Medusa's orders do not show yet, in the order they arrived. */
export async function returnsOnTheirWay(
  manager: SqlEntityManager,
  origins: readonly string[]
): Promise<ReturnOnItsWay[]> {
  return await boundRows<ReturnOnItsWay>(
    manager,
    `select ${ORIGIN} as origin, body->'data'->'lines' as lines,
       case when body->'data'->'original'->>'sale_event_id' is null then 'order' else 'sale' end as names
     from omni_pos_event
     where type = 'return.completed' and follow_up in ('pending', 'failed') and ${ORIGIN} = any(?::text[])
       and body->'data'->>'return_id' is null
     order by received_at, epoch, seq`,
    [origins]
  )
}
