import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { DAY_MS } from "../../../core/zone"
import { planReceivedNotice } from "./case-notices"
import { type CaseIsOver, insertCase, type NewReturnCase } from "./cases"

/** A return of longer ago is no news to whoever brought the goods. */
const NEWS_MS = DAY_MS

/**
 * Writes down, once, a return that was over before anybody here knew of it: units, money and points are in Medusa's order,
 * and stock was told apart. Nothing is left to be done, so no job follows.
 * @returns whether it was not there before
 */
export async function addToldCase(
  manager: SqlEntityManager,
  added: NewReturnCase,
  { over, now }: { over: CaseIsOver; now: Date }
): Promise<boolean> {
  const known = await boundRows(manager, "select id from omni_return_case where id = ?", [added.id])
  if (known.length > 0) {
    return false
  }
  await insertCase(manager, added, over)
  const age = now.getTime() - added.accepted_at.getTime()
  if (age <= NEWS_MS) {
    // Of a till whose clock is ahead nobody waits for that time to come.
    const accepted_at = age < 0 ? now : added.accepted_at
    await planReceivedNotice(manager, { ...added, accepted_at })
  }
  return true
}
