import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueJob } from "../../../core/jobs"
import { listOf, rowsOf, type SqlEntityManager } from "../../../core/sql"
import { derivePickupCode } from "../domain/pickup-code"
import { NOTICE_CLAIM_MS, type NoticeKind, type OtherReminder } from "../domain/notice-plan"
import type { PickupLineRow, PickupRow } from "../types"
import { liveIssueOf } from "./codes"
import { findPickups, linesOf } from "./pickups"

export const SEND_NOTICE_JOB = "omni-send-pickup-notice"

async function enqueueSending(
  manager: SqlEntityManager,
  noticeId: string,
  at: Date
): Promise<void> {
  await enqueueJob(manager, SEND_NOTICE_JOB, { notice_id: noticeId }, { run_at: at, key: noticeId })
}

/**
 * Plans a notice in the caller's transaction, to leave at `due_at` or, at night, in the morning after. A
 * second notice of the same kind and occasion is not planned, whatever became of the first.
 */
export async function planNotice(
  manager: SqlEntityManager,
  notice: { pickup_id: string; kind: NoticeKind; occasion: string; due_at: Date }
): Promise<void> {
  const id = generateEntityId(undefined, "pkn")
  const planned = await rowsOf<{ id: string }>(
    manager,
    `insert into omni_pickup_notice (id, pickup_id, kind, occasion, state, due_at)
     values (?, ?, ?, ?, 'pending', ?)
     on conflict (pickup_id, kind, occasion) where deleted_at is null do nothing
     returning id`,
    [id, notice.pickup_id, notice.kind, notice.occasion, notice.due_at]
  )
  if (planned.length > 0) {
    await enqueueSending(manager, id, notice.due_at)
  }
}

/** What is planned and not sent yet will not be said. */
export async function suppressNotices(
  manager: SqlEntityManager,
  pickupId: string,
  kinds: readonly NoticeKind[]
): Promise<void> {
  await manager.execute(
    `update omni_pickup_notice set state = 'suppressed', updated_at = now()
     where pickup_id = ? and state = 'pending' and kind in (${listOf(kinds)})`,
    [pickupId, ...kinds]
  )
}

type NoticeRow = { id: string; pickup_id: string; kind: NoticeKind; occasion: string }

export type ClaimedNotice = NoticeRow & {
  pickup: PickupRow
  lines: PickupLineRow[]
  /** Only where the notice tells it and the pickup has a live one. */
  code: string | null
  other_reminders: OtherReminder[]
}

/**
 * Takes a due notice for sending: until the sender reports back or `NOTICE_CLAIM_MS` is over, nobody else
 * gets it. A notice that is not due yet, or is being sent elsewhere, is looked at again when it is.
 * @returns null when there is nothing to send now.
 */
export async function claimNotice(
  manager: SqlEntityManager,
  secret: string,
  noticeId: string,
  now: Date
): Promise<ClaimedNotice | null> {
  const [notice] = await rowsOf<NoticeRow>(
    manager,
    `update omni_pickup_notice set due_at = ?, updated_at = now()
     where id = ? and state = 'pending' and due_at <= ? and deleted_at is null
     returning id, pickup_id, kind, occasion`,
    [new Date(now.getTime() + NOTICE_CLAIM_MS), noticeId, now]
  )
  if (!notice) {
    await lookAgainWhenDue(manager, noticeId)
    return null
  }
  const [pickup] = await findPickups(manager, { column: "id", values: [notice.pickup_id] })
  if (!pickup) {
    await closeNotice(manager, noticeId, "suppressed", now)
    return null
  }
  return {
    ...notice,
    pickup,
    lines: await linesOf(manager, [pickup.id]),
    code: await codeFor(manager, secret, notice),
    other_reminders: notice.kind === "reminder" ? await otherReminders(manager, notice) : [],
  }
}

async function lookAgainWhenDue(manager: SqlEntityManager, noticeId: string): Promise<void> {
  const [pending] = await rowsOf<{ due_at: string | Date }>(
    manager,
    "select due_at from omni_pickup_notice where id = ? and state = 'pending' and deleted_at is null",
    [noticeId]
  )
  if (pending) {
    await enqueueSending(manager, noticeId, new Date(pending.due_at))
  }
}

const TELLS_CODE: readonly NoticeKind[] = ["ready", "reminder"]

async function codeFor(
  manager: SqlEntityManager,
  secret: string,
  notice: NoticeRow
): Promise<string | null> {
  const issue = TELLS_CODE.includes(notice.kind)
    ? await liveIssueOf(manager, notice.pickup_id)
    : null
  return issue === null ? null : derivePickupCode(secret, notice.pickup_id, issue)
}

async function otherReminders(
  manager: SqlEntityManager,
  notice: NoticeRow
): Promise<OtherReminder[]> {
  const rows = await rowsOf<Omit<OtherReminder, "due_at"> & { due_at: string | Date }>(
    manager,
    `select occasion, state, due_at from omni_pickup_notice
     where pickup_id = ? and kind = 'reminder' and id <> ? and deleted_at is null`,
    [notice.pickup_id, notice.id]
  )
  return rows.map((row) => ({ ...row, due_at: new Date(row.due_at) }))
}

/** The last word on a notice. What left although it was suppressed meanwhile counts as sent. */
export async function closeNotice(
  manager: SqlEntityManager,
  noticeId: string,
  state: "sent" | "suppressed",
  now: Date
): Promise<void> {
  await manager.execute(
    `update omni_pickup_notice set state = ?, sent_at = ?, updated_at = now()
     where id = ? and (state = 'pending' or (state = 'suppressed' and ? = 'sent'))`,
    [state, state === "sent" ? now : null, noticeId, state]
  )
}

/** Gives a claimed notice back, to be sent at another time. */
export async function postponeNotice(
  manager: SqlEntityManager,
  noticeId: string,
  until: Date
): Promise<void> {
  const moved = await rowsOf<{ id: string }>(
    manager,
    `update omni_pickup_notice set due_at = ?, updated_at = now()
     where id = ? and state = 'pending' returning id`,
    [until, noticeId]
  )
  if (moved.length > 0) {
    await enqueueSending(manager, noticeId, until)
  }
}

/** Gives a claimed notice back at once: sending failed and the job will try again. */
export async function releaseNotice(
  manager: SqlEntityManager,
  noticeId: string,
  now: Date
): Promise<void> {
  await manager.execute(
    "update omni_pickup_notice set due_at = ?, updated_at = now() where id = ? and state = 'pending'",
    [now, noticeId]
  )
}

/**
 * Finds overdue notices whose job is gone or was left behind by a crashed process, and gives them a new
 * one. A job that is dead after all its attempts stays as it is: it waits for a person.
 * @returns how many.
 */
export async function requeueStrandedNotices(
  manager: SqlEntityManager,
  { now, limit }: { now: Date; limit: number }
): Promise<number> {
  const crashed = new Date(now.getTime() - 2 * NOTICE_CLAIM_MS)
  const stranded = await rowsOf<{ id: string }>(
    manager,
    `select notice.id from omni_pickup_notice notice
     where notice.state = 'pending' and notice.due_at <= ? and notice.deleted_at is null
       and not exists (
         select 1 from graphile_worker.jobs job
         where job.key = notice.id and (job.locked_at is null or job.locked_at > ?)
       )
     order by notice.due_at limit ?`,
    [new Date(now.getTime() - NOTICE_CLAIM_MS), crashed, limit]
  )
  for (const { id } of stranded) {
    await enqueueSending(manager, id, now)
  }
  return stranded.length
}
