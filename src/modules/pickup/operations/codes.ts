import { generateEntityId } from "@medusajs/framework/utils"
import { takeFreeCode } from "../../../core/free-code"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import { derivePickupCode, hashPickupCode } from "../domain/pickup-code"
import type { PickupRow } from "../types"

/**
 * Issues a pickup's next code and kills the one before. Codes of two pickups never collide: a taken hash
 * skips to the next issue.
 */
export async function issueCode(
  manager: SqlEntityManager,
  secret: string,
  pickup: Pick<PickupRow, "id" | "retail_store_id">,
  now: Date
): Promise<string> {
  await revokeCodes(manager, pickup.id, now)
  const [last] = await rowsOf<{ issue: number | null }>(
    manager,
    "select max(issue) as issue from omni_pickup_code where pickup_id = ?",
    [pickup.id]
  )
  return await takeFreeCode((last?.issue ?? 0) + 1, async (issue) => {
    const code = derivePickupCode(secret, pickup.id, issue)
    const [inserted] = await rowsOf<{ id: string }>(
      manager,
      `insert into omni_pickup_code
         (id, pickup_id, retail_store_id, issue, code_hash, state, created_at, updated_at)
       values (?, ?, ?, ?, ?, 'live', ?, ?)
       on conflict (code_hash) where deleted_at is null do nothing
       returning id`,
      [
        generateEntityId(undefined, "pcd"),
        pickup.id,
        pickup.retail_store_id,
        issue,
        hashPickupCode(secret, code),
        now,
        now,
      ]
    )
    return inserted && code
  })
}

async function endLiveCode(
  manager: SqlEntityManager,
  pickupId: string,
  state: "redeemed" | "revoked",
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_pickup_code set state = ?, updated_at = ? where pickup_id = ? and state = 'live'",
    [state, now, pickupId]
  )
}

/** The pickup is over or moved: its code opens nothing any more. */
export async function revokeCodes(
  manager: SqlEntityManager,
  pickupId: string,
  now: Date
): Promise<void> {
  await endLiveCode(manager, pickupId, "revoked", now)
}

/** Everything was handed over: the code is used up. */
export async function redeemCode(
  manager: SqlEntityManager,
  pickupId: string,
  now: Date
): Promise<void> {
  await endLiveCode(manager, pickupId, "redeemed", now)
}

/** The issue number of the live code, from which the server can show it again; null without one. */
export async function liveIssueOf(
  manager: SqlEntityManager,
  pickupId: string
): Promise<number | null> {
  const [row] = await rowsOf<{ issue: number }>(
    manager,
    "select issue from omni_pickup_code where pickup_id = ? and state = 'live'",
    [pickupId]
  )
  return row?.issue ?? null
}

/**
 * The pickup a code opens, in the given stores only. One statement whatever the answer, so that an unknown
 * code and another store's code take the same time and look the same.
 * @param storeIds null for every store.
 * @param spent also a code that opens nothing any more: its goods were handed over.
 */
export async function pickupIdOfCode(
  manager: SqlEntityManager,
  secret: string,
  code: string,
  storeIds: readonly string[] | null,
  spent = false
): Promise<string | null> {
  const [row] = await rowsOf<{ pickup_id: string; retail_store_id: string }>(
    manager,
    `select pickup_id, retail_store_id from omni_pickup_code
     where code_hash = ? and (state = 'live' or (? and state = 'redeemed'))`,
    [hashPickupCode(secret, code), spent]
  )
  const visible = row !== undefined && (storeIds === null || storeIds.includes(row.retail_store_id))
  return visible ? row.pickup_id : null
}
