import { conflict } from "../../../core/errors"
import { takeFreeCode } from "../../../core/free-code"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { returnCode } from "../domain/return-code"
import { type RequestState, statesBefore } from "../domain/request-states"
import type { RequestUnit, ReturnRequest, ReturnRequestRow } from "../types"
import { planRequestNotice } from "./request-notices"

export type NewReturnRequest = Omit<
  ReturnRequestRow,
  "state" | "case_id" | "refused_reason" | "ended_at" | "code_issue"
> & {
  idempotency_key: string | null
  input_hash: string
  units: readonly RequestUnit[]
}

const COLUMNS = [
  ...(["id", "order_id", "order_display_id", "way", "retail_store_id", "asked_by"] as const),
  ...(["customer_id", "medusa_return_id", "idempotency_key", "input_hash"] as const),
  ...(["asked_at", "expires_at", "gift_receipt_id", "receiver"] as const),
] satisfies (keyof NewReturnRequest)[]

/** Writes down what a shopper asks to return, under a code that no other request has, and that she is told so. */
export async function addRequest(
  manager: SqlEntityManager,
  secret: string,
  { units, ...row }: NewReturnRequest
): Promise<void> {
  await takeFreeCode(1, async (issue) => {
    const hash = returnCode.hash(secret, returnCode.derive(secret, row.id, issue))
    const [added] = await boundRows(
      manager,
      `insert into omni_return_request (${COLUMNS.join(", ")}, code_issue, code_hash)
       values (${COLUMNS.map(() => "?").join(", ")}, ?, ?) on conflict (code_hash) do nothing returning id`,
      [...COLUMNS.map((column) => row[column]), issue, hash]
    )
    return added
  })
  await boundRows(
    manager,
    `insert into omni_return_request_unit
       (request_id, order_line_item_id, reason, quantity, title)
     select ?, * from unnest(?::text[], ?::text[], ?::int[], ?::text[])`,
    [
      row.id,
      units.map(({ order_line_item_id }) => order_line_item_id),
      units.map(({ reason }) => reason),
      units.map(({ quantity }) => quantity),
      units.map(({ title }) => title),
    ]
  )
  await planRequestNotice(manager, row.id, "requested", row.asked_at)
}

export type RequestEnd = {
  to: Exclude<RequestState, "requested">
  case_id?: string | null
  /** Why something that came is not taken back. */
  refused_reason?: string | null
  /** The shopper is told nothing. */
  silently?: boolean
  now: Date
}

/**
 * Ends a request, or receives a late one, and tells the shopper; of two who end one at the same moment one does.
 * @throws CONFLICT `return_request_over`
 */
export async function endRequest(
  manager: SqlEntityManager,
  id: string,
  { to, case_id = null, refused_reason = null, silently = false, now }: RequestEnd
): Promise<void> {
  const ended = await boundRows(
    manager,
    `update omni_return_request set state = ?, case_id = ?, refused_reason = ?, ended_at = ?
     where id = ? and state = any(?::text[]) returning id`,
    [to, case_id, refused_reason, now, id, statesBefore(to)]
  )
  if (ended.length === 0) {
    throw conflict("return_request_over", "This return was received or called off before")
  }
  if (!silently) {
    await planRequestNotice(manager, id, to, now)
  }
}

/** What a parcel had in it that is not of its order. */
export async function addStrays(
  manager: SqlEntityManager,
  requestId: string,
  strays: ReturnRequest["strays"]
): Promise<void> {
  await boundRows(
    manager,
    `insert into omni_return_request_stray (request_id, position, description, quantity)
     select ?, place - 1, description, quantity
     from unnest(?::text[], ?::int[]) with ordinality as found(description, quantity, place)`,
    [
      requestId,
      strays.map(({ description }) => description),
      strays.map(({ quantity }) => quantity),
    ]
  )
}

/** Requests whole, the youngest first. */
export async function findRequests(
  manager: SqlEntityManager,
  column: "id" | "order_id" | "code_hash" | "case_id" | "medusa_return_id",
  values: readonly string[]
): Promise<ReturnRequest[]> {
  const rows = await boundRows<ReturnRequestRow>(
    manager,
    `select * from omni_return_request where ${column} = any(?::text[]) order by asked_at desc, id`,
    [values]
  )
  const ids = rows.map(({ id }) => id)
  const [units, strays] = await Promise.all([
    boundRows<RequestUnit & { request_id: string }>(
      manager,
      `select * from omni_return_request_unit where request_id = any(?::text[])
       order by order_line_item_id, reason`,
      [ids]
    ),
    boundRows<ReturnRequest["strays"][number] & { request_id: string }>(
      manager,
      "select * from omni_return_request_stray where request_id = any(?::text[]) order by position",
      [ids]
    ),
  ])
  return rows.map((row) => ({
    ...row,
    asked_at: new Date(row.asked_at),
    expires_at: new Date(row.expires_at),
    ended_at: row.ended_at && new Date(row.ended_at),
    units: units.filter(({ request_id }) => request_id === row.id),
    strays: strays.filter(({ request_id }) => request_id === row.id),
  }))
}

/** The request that was made under a key before, with the hash of what it asked. */
export async function requestOfKey(
  manager: SqlEntityManager,
  orderId: string,
  key: string
): Promise<{ id: string; input_hash: string } | undefined> {
  const [row] = await boundRows<{ id: string; input_hash: string }>(
    manager,
    "select id, input_hash from omni_return_request where order_id = ? and idempotency_key = ?",
    [orderId, key]
  )
  return row
}

/** Requests that ran out, in order of their ids from `after` on. */
export async function overdueRequests(
  manager: SqlEntityManager,
  { now, after, take }: { now: Date; after: string; take: number }
): Promise<string[]> {
  const rows = await boundRows<{ id: string }>(
    manager,
    `select id from omni_return_request
     where state = 'requested' and expires_at <= ? and id > ? order by id limit ?`,
    [now, after, take]
  )
  return rows.map(({ id }) => id)
}
