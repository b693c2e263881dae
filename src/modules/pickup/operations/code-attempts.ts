import { generateEntityId, type MedusaError } from "@medusajs/framework/utils"
import { tooMany } from "../../../core/errors"
import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { TrySubject } from "../domain/code-subjects"

const MINUTE_MS = 60_000
/** Wrong tries are forgotten this long after the first of them. */
export const TRY_WINDOW_MS = 15 * MINUTE_MS

/** One order for everyone, so that two callers never wait for each other crosswise. */
function inOrder(subjects: readonly TrySubject[]): TrySubject[] {
  return [...subjects].sort((one, other) => (one.key < other.key ? -1 : 1))
}

/** Adds one try unless the subject has had its share; the row lock makes look and count one act. */
async function countTry(
  manager: SqlEntityManager,
  subject: TrySubject,
  now: Date
): Promise<boolean> {
  const windowStart = new Date(now.getTime() - TRY_WINDOW_MS)
  const counted = await rowsOf<{ failures: number }>(
    manager,
    `insert into omni_code_attempt as tries (id, subject, window_started_at, failures, created_at, updated_at)
     values (?, ?, ?, 1, ?, ?)
     on conflict (subject) where deleted_at is null do update set
       failures = case when tries.window_started_at <= ? then 1 else tries.failures + 1 end,
       window_started_at = case when tries.window_started_at <= ? then excluded.window_started_at
                                else tries.window_started_at end,
       updated_at = excluded.updated_at
     where tries.window_started_at <= ? or tries.failures < ?
     returning failures`,
    [
      generateEntityId(undefined, "cat"),
      subject.key,
      now,
      now,
      now,
      windowStart,
      windowStart,
      windowStart,
      subject.limit,
    ]
  )
  return counted.length > 0
}

type Blocked = { wait_ms: number }

/** The subject that has had its share, if any: the one that makes wait longest. */
async function findBlocked(
  manager: SqlEntityManager,
  subjects: readonly TrySubject[],
  now: Date
): Promise<Blocked | undefined> {
  const rows = await rowsOf<{
    subject: string
    failures: number
    window_started_at: string | Date
  }>(
    manager,
    `select subject, failures, window_started_at from omni_code_attempt
     where subject in (${listOf(subjects.map((subject) => subject.key))}) and deleted_at is null`,
    subjects.map((subject) => subject.key)
  )
  const limits = new Map(subjects.map((subject) => [subject.key, subject.limit]))
  return rows
    .filter((row) => row.failures >= (limits.get(row.subject) ?? Infinity))
    .map((row) => ({
      ...row,
      wait_ms: new Date(row.window_started_at).getTime() + TRY_WINDOW_MS - now.getTime(),
    }))
    .filter((row) => row.wait_ms > 0)
    .sort((one, other) => other.wait_ms - one.wait_ms)[0]
}

function refusal(blocked: Blocked | undefined): MedusaError {
  const minutes = Math.max(1, Math.ceil((blocked?.wait_ms ?? 0) / MINUTE_MS))
  return tooMany(
    "too_many_tries",
    `Too many wrong codes. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`
  )
}

/**
 * Counts a try BEFORE its code is looked at; `takeBackRightTry` undoes it once the code was right. So any
 * number of tries at the same time are looked at no more often than the smallest limit. Call it in a
 * transaction of its own that commits before the code is looked at: what happens to the rest must not
 * undo the count. A refused try counts for nobody, or one device could shut a whole store.
 * @throws 429 `too_many_tries` with the minutes to wait.
 */
export async function assertMayTry(
  manager: SqlEntityManager,
  { subjects, now }: { subjects: readonly TrySubject[]; now: Date }
): Promise<void> {
  // Under attack nearly every try ends here, without writing anything.
  const blocked = await findBlocked(manager, subjects, now)
  if (blocked) {
    throw refusal(blocked)
  }
  for (const subject of inOrder(subjects)) {
    if (!(await countTry(manager, subject, now))) {
      throw refusal(await findBlocked(manager, subjects, now))
    }
  }
}

/** The try counted at `triedAt` was right. Wrong tries of before stay counted. */
export async function takeBackRightTry(
  manager: SqlEntityManager,
  subjects: readonly TrySubject[],
  triedAt: Date
): Promise<void> {
  for (const subject of inOrder(subjects)) {
    // A window that began after this try does not have it in its count.
    await manager.execute(
      `update omni_code_attempt set failures = failures - 1
       where subject = ? and deleted_at is null and failures > 0 and window_started_at <= ?`,
      [subject.key, triedAt]
    )
  }
}

/** Deletes counters whose window is long over: they hold a trace of who tried what. */
export async function forgetOldTries(manager: SqlEntityManager, now: Date): Promise<void> {
  await manager.execute("delete from omni_code_attempt where window_started_at <= ?", [
    new Date(now.getTime() - TRY_WINDOW_MS),
  ])
}
