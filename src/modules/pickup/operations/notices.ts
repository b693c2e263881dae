import { noticeOutbox, type NoticeRow } from "../../../core/notice-outbox"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { NoticeKind, OtherReminder } from "../domain/notice-plan"
import { derivePickupCode } from "../domain/pickup-code"
import type { PickupLineRow, PickupRow } from "../types"
import { liveIssueOf } from "./codes"
import { findPickups, linesOf } from "./pickups"

export const SEND_NOTICE_JOB = "omni-send-pickup-notice"

export const pickupNotices = noticeOutbox<NoticeKind>({
  table: "omni_pickup_notice",
  subject: "pickup_id",
  prefix: "pkn",
  job: SEND_NOTICE_JOB,
})

/** As the outbox's: at most one of each kind and occasion. */
export async function planNotice(
  manager: SqlEntityManager,
  { pickup_id, ...notice }: { pickup_id: string; kind: NoticeKind; occasion: string; due_at: Date }
): Promise<void> {
  await pickupNotices.plan(manager, { subject_id: pickup_id, ...notice })
}

export const suppressNotices = pickupNotices.suppress

export type ClaimedNotice = Omit<NoticeRow<NoticeKind>, "subject_id"> & {
  pickup_id: string
  pickup: PickupRow
  lines: PickupLineRow[]
  /** Only where the notice tells it and the pickup has a live one. */
  code: string | null
  other_reminders: OtherReminder[]
}

/**
 * Takes a due notice for sending, with what it tells.
 * @returns null when there is nothing to send now.
 */
export async function claimNotice(
  manager: SqlEntityManager,
  secret: string,
  noticeId: string,
  now: Date
): Promise<ClaimedNotice | null> {
  const claimed = await pickupNotices.claim(manager, noticeId, now)
  if (!claimed) {
    return null
  }
  const { subject_id: pickup_id, ...row } = claimed
  const notice = { ...row, pickup_id }
  const [pickup] = await findPickups(manager, { column: "id", values: [pickup_id] })
  if (!pickup) {
    await pickupNotices.close(manager, noticeId, "suppressed", now)
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

const TELLS_CODE: readonly NoticeKind[] = ["ready", "reminder"]

type OfPickup = Pick<ClaimedNotice, "id" | "pickup_id" | "kind">

async function codeFor(
  manager: SqlEntityManager,
  secret: string,
  { pickup_id, kind }: OfPickup
): Promise<string | null> {
  const issue = TELLS_CODE.includes(kind) ? await liveIssueOf(manager, pickup_id) : null
  return issue === null ? null : derivePickupCode(secret, pickup_id, issue)
}

async function otherReminders(
  manager: SqlEntityManager,
  { id, pickup_id }: OfPickup
): Promise<OtherReminder[]> {
  const rows = await rowsOf<Omit<OtherReminder, "due_at"> & { due_at: string | Date }>(
    manager,
    `select occasion, state, due_at from omni_pickup_notice
     where pickup_id = ? and kind = 'reminder' and id <> ? and deleted_at is null`,
    [pickup_id, id]
  )
  return rows.map((row) => ({ ...row, due_at: new Date(row.due_at) }))
}
