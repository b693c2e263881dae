import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, forbidden, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { type ReasonCode, secondPersonAbove } from "../domain/adjustments"
import { adjust } from "./adjust"
import { checkPoints } from "./command"
import { lockAccount } from "./open-books"
import { earlierResult } from "./requests"
import { write } from "./write"

export type AdjustmentStatus = "waiting" | "applied" | "declined"

export type AdjustmentInput = {
  account_id: string
  /** Given (positive) or taken off (negative). */
  points: number
  reason_code: ReasonCode
  note: string
}

type Asked = { key: string; requested_by: string }

/**
 * Asks for points to be given or taken by hand. Up to the programme's limit, which counts what one person moves on one
 * account in 24 hours, it is done at once; above it, it waits for a second person. The same key answers the same
 * adjustment.
 * @throws INVALID_DATA `points_invalid`; NOT_FOUND `account_not_found`; CONFLICT `insufficient_points`,
 * `idempotency_conflict`.
 */
export async function requestAdjustment(
  manager: SqlEntityManager,
  { key, requested_by }: Asked,
  input: AdjustmentInput,
  now: Date
): Promise<{ adjustment_id: string }> {
  const { account_id, points, reason_code, note } = input
  checkPoints(Math.abs(points), 1)
  const { id: lockedId } = await lockAccount(manager, account_id)
  const known = await earlierResult<{ adjustment_id: string }>(manager, key, input)
  if (known) {
    return known
  }
  const id = generateEntityId(undefined, "lya_adj")
  const limit = secondPersonAbove(await rulesOf(manager, lockedId))
  const inADay = Math.abs(points) + (await movedLately(manager, lockedId, requested_by, now))
  const status: AdjustmentStatus = inADay > limit ? "waiting" : "applied"
  await boundRows(
    manager,
    `insert into omni_loyalty_adjustment (id, account_id, points, reason_code, note, requested_by, requested_at,
       second_person_above, points_in_a_day, status, decided_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      lockedId,
      points,
      reason_code,
      note,
      requested_by,
      now,
      limit,
      inADay,
      status,
      status === "applied" ? now : null,
    ]
  )
  if (status === "applied") {
    await apply(manager, { id, account_id: lockedId, points, reason_code }, requested_by, now)
  }
  const result = { adjustment_id: id }
  const input_hash = canonicalHash(input)
  await write(manager, { requests: [{ key, input_hash, result }] }, now)
  return result
}

type Decision = { adjustment_id: string; decided_by: string; confirm: boolean }

/**
 * Confirms or declines a waiting adjustment. Who asked for it may take it back, never confirm it: the database refuses
 * that too. The same decision of the same person again changes nothing.
 * @throws NOT_FOUND `adjustment_not_found`; FORBIDDEN `second_person_needed`; CONFLICT `adjustment_decided`,
 * `insufficient_points`.
 */
export async function decideAdjustment(
  manager: SqlEntityManager,
  { adjustment_id, decided_by, confirm }: Decision,
  now: Date
): Promise<void> {
  const [asked] = await boundRows<AskedAdjustment>(
    manager,
    `select id, account_id, points::float8, reason_code, requested_by, status, decided_by
     from omni_loyalty_adjustment where id = ? for update`,
    [adjustment_id]
  )
  if (!asked) {
    throw notFound("adjustment_not_found", "There is no such adjustment")
  }
  const status: AdjustmentStatus = confirm ? "applied" : "declined"
  if (asked.status === status && asked.decided_by === decided_by) {
    return
  }
  if (asked.status !== "waiting") {
    throw conflict("adjustment_decided", `The adjustment is ${asked.status} already`)
  }
  if (confirm && asked.requested_by === decided_by) {
    throw forbidden("second_person_needed", "Another person confirms this adjustment")
  }
  if (confirm) {
    await apply(manager, asked, decided_by, now)
  }
  await boundRows(
    manager,
    "update omni_loyalty_adjustment set status = ?, decided_by = ?, decided_at = ? where id = ?",
    [status, decided_by, now, adjustment_id]
  )
}

type Points = { id: string; account_id: string; points: number; reason_code: string }
type AskedAdjustment = Points & {
  requested_by: string
  status: AdjustmentStatus
  decided_by: string | null
}

/** The ledger's own key makes sure that an adjustment has its effect once. */
async function apply(
  manager: SqlEntityManager,
  { id, account_id, points, reason_code }: Points,
  actor: string,
  now: Date
): Promise<void> {
  await adjust(
    manager,
    { key: `adjustment:${id}`, source: "dashboard", actor },
    { account_id, points, reason: reason_code, reference: id, expires_at: null },
    now
  )
}

async function rulesOf(manager: SqlEntityManager, accountId: string): Promise<unknown> {
  const [row] = await boundRows<{ rules: unknown }>(
    manager,
    `select rules.rules from omni_loyalty_account account
     join omni_loyalty_programme programme on programme.id = account.programme_id
     join omni_loyalty_rules rules
       on rules.programme_id = programme.id and rules.version = programme.rules_version
     where account.id = ?`,
    [accountId]
  )
  return row?.rules
}

/** What a person moved on an account in the last 24 hours with nobody else's consent. */
async function movedLately(
  manager: SqlEntityManager,
  accountId: string,
  requestedBy: string,
  now: Date
): Promise<number> {
  const [row] = await boundRows<{ points: number }>(
    manager,
    `select coalesce(sum(abs(points)), 0)::float8 as points from omni_loyalty_adjustment
     where account_id = ? and requested_at > ?::timestamptz - interval '24 hours'
       and requested_by = ? and status = 'applied' and decided_by is null`,
    [accountId, now, requestedBy]
  )
  return row!.points
}
