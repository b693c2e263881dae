import { noticeOutbox } from "../../../core/notice-outbox"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { ReturnCaseRow } from "../types"

export const SEND_CASE_NOTICE_JOB = "omni-send-return-case-notice"

/** What the buyer is told of a return that nobody asked for before, each once. */
export type CaseNoticeKind = "received" | "refunded"

export const caseNotices = noticeOutbox<CaseNoticeKind>({
  table: "omni_return_notice",
  subject: "case_id",
  prefix: "rtn",
  job: SEND_CASE_NOTICE_JOB,
})

/** Most money is back by then, and one mail tells all. */
const TOLD_AFTER_MS = 5 * 60_000

/**
 * Plans that the buyer hears what was taken back, if it is of her order. What she asked for before is told by the notices
 * of her request, what was not collected by those of its pickup, and of a gift she hears nothing.
 */
export async function planReceivedNotice(
  manager: SqlEntityManager,
  returned: Pick<ReturnCaseRow, "id" | "order_id" | "gift_receipt_id" | "way" | "accepted_at">
): Promise<void> {
  const { id, order_id, gift_receipt_id, way, accepted_at } = returned
  if (order_id === null || gift_receipt_id !== null || way === "pickup") {
    return
  }
  const asked = await boundRows(manager, "select id from omni_return_request where case_id = ?", [
    id,
  ])
  if (asked.length === 0) {
    const due_at = new Date(accepted_at.getTime() + TOLD_AFTER_MS)
    await caseNotices.plan(manager, { subject_id: id, kind: "received", occasion: "once", due_at })
  }
}

/**
 * Plans that the buyer hears that all of her money is back, once she was told of the goods. Both may happen at the same
 * moment: whichever of the two is written second plans it, because it waits for the other one's lock.
 */
export async function planCaseRefundNotice(
  manager: SqlEntityManager,
  caseId: string,
  now: Date
): Promise<void> {
  const [received] = await boundRows<{ state: string }>(
    manager,
    `select state from omni_return_notice
     where case_id = ? and kind = 'received' and deleted_at is null for update`,
    [caseId]
  )
  if (received?.state !== "sent") {
    return
  }
  const [paid] = await boundRows(
    manager,
    `select id from omni_return_case
     where id = ? and state = 'settled' and amount > 0 and deleted_at is null`,
    [caseId]
  )
  if (paid) {
    const refunded = { subject_id: caseId, kind: "refunded", occasion: "once" } as const
    await caseNotices.plan(manager, { ...refunded, due_at: now })
  }
}

/** The last word on a notice that left; `is_paid`: it told that all of the money is back. */
export async function noteCaseTold(
  manager: SqlEntityManager,
  { id, subject_id, kind }: { id: string; subject_id: string; kind: CaseNoticeKind },
  { is_paid, now }: { is_paid: boolean; now: Date }
): Promise<void> {
  await caseNotices.close(manager, id, "sent", now)
  if (kind === "received") {
    await planCaseRefundNotice(manager, subject_id, now)
    if (is_paid) {
      await caseNotices.suppress(manager, subject_id, ["refunded"])
    }
  }
}
