import { generateEntityId } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { takeFreeCode } from "../../../core/free-code"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { giftCode, type GiftLine, type GiftUnits } from "../domain/gift-receipt"
import type { GiftReceipt, GiftReceiptRow } from "../types"

export type NewGiftReceipt = Omit<GiftReceiptRow, "id" | "code_issue"> & {
  units: readonly GiftUnits[]
  idempotency_key: string | null
  input_hash: string
}

const COLUMNS = [
  ...(["order_id", "made_by", "made_by_id", "idempotency_key", "input_hash"] as const),
  ...(["expires_at", "created_at"] as const),
] satisfies (keyof NewGiftReceipt)[]

/** Each present has one; an order with so many of them is somebody who tries. */
const MOST_OF_ORDER = 50

/**
 * Writes down a gift receipt under a code that no other has; for who holds the order's lock.
 * @returns its id
 * @throws CONFLICT `too_many_gift_receipts`
 */
export async function addGiftReceipt(
  manager: SqlEntityManager,
  secret: string,
  { units, ...row }: NewGiftReceipt
): Promise<string> {
  const [made] = await boundRows<{ count: string }>(
    manager,
    "select count(*) from omni_gift_receipt where order_id = ?",
    [row.order_id]
  )
  if (Number(made!.count) >= MOST_OF_ORDER) {
    throw conflict(
      "too_many_gift_receipts",
      `An order has ${MOST_OF_ORDER} gift receipts at most: use one of them`
    )
  }
  const id = await insertReceipt(manager, secret, row)
  await boundRows(
    manager,
    `insert into omni_gift_receipt_line (gift_receipt_id, line_item_id, quantity)
     select ?, * from unnest(?::text[], ?::int[])`,
    [id, units.map(({ line_item_id }) => line_item_id), units.map(({ quantity }) => quantity)]
  )
  return id
}

async function insertReceipt(
  manager: SqlEntityManager,
  secret: string,
  row: Omit<NewGiftReceipt, "units">
): Promise<string> {
  const id = generateEntityId(undefined, "gift")
  await takeFreeCode(1, async (issue) => {
    const hash = giftCode.hash(secret, giftCode.derive(secret, id, issue))
    const [added] = await boundRows(
      manager,
      `insert into omni_gift_receipt (id, ${COLUMNS.join(", ")}, code_issue, code_hash)
       values (?, ${COLUMNS.map(() => "?").join(", ")}, ?, ?)
       on conflict (code_hash) do nothing returning id`,
      [id, ...COLUMNS.map((column) => row[column]), issue, hash]
    )
    return added
  })
  return id
}

/** The receipt that was made under a key before, with the hash of what was asked. */
export async function giftReceiptOfKey(
  manager: SqlEntityManager,
  orderId: string,
  key: string
): Promise<{ id: string; input_hash: string } | undefined> {
  const [row] = await boundRows<{ id: string; input_hash: string }>(
    manager,
    "select id, input_hash from omni_gift_receipt where order_id = ? and idempotency_key = ?",
    [orderId, key]
  )
  return row
}

/** A receipt whole; null when there is none. */
export async function findGiftReceipt(
  manager: SqlEntityManager,
  column: "id" | "code_hash",
  value: string
): Promise<GiftReceipt | null> {
  const [row] = await boundRows<GiftReceiptRow>(
    manager,
    `select id, order_id, code_issue, made_by, made_by_id, expires_at, created_at
     from omni_gift_receipt where ${column} = ?`,
    [value]
  )
  if (!row) {
    return null
  }
  const lines = await boundRows<GiftLine>(
    manager,
    `select line_item_id, quantity, returned from omni_gift_receipt_line
     where gift_receipt_id = ? order by line_item_id`,
    [row.id]
  )
  return {
    ...row,
    expires_at: new Date(row.expires_at),
    created_at: new Date(row.created_at),
    lines,
  }
}

/**
 * Units by line that open requests of a receipt hold.
 * @param except a request that does not count
 */
export async function unitsAskedByGift(
  manager: SqlEntityManager,
  receiptId: string,
  except: string | null
): Promise<Map<string, number>> {
  const rows = await boundRows<{ line_item_id: string; units: number }>(
    manager,
    `select order_line_item_id as line_item_id, sum(quantity)::int as units
     from omni_return_request request join omni_return_request_unit unit on unit.request_id = request.id
     where gift_receipt_id = ? and state = 'requested' and request.id is distinct from ?
     group by 1`,
    [receiptId, except]
  )
  return new Map(rows.map(({ line_item_id, units }) => [line_item_id, units]))
}

/** These units came back by the receipt; more than are on it are refused by their constraint. */
export async function noteGiftReturned(
  manager: SqlEntityManager,
  receiptId: string,
  units: readonly { order_line_item_id: string }[]
): Promise<void> {
  await boundRows(
    manager,
    `update omni_gift_receipt_line line set returned = returned + came.units
     from (
       select line_item_id, count(*)::int as units from unnest(?::text[]) as given(line_item_id)
       group by line_item_id
     ) came
     where line.gift_receipt_id = ? and line.line_item_id = came.line_item_id`,
    [units.map(({ order_line_item_id }) => order_line_item_id), receiptId]
  )
}
