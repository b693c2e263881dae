import { noticeOutbox } from "../../../core/notice-outbox"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { planCaseRefundNotice } from "./case-notices"

export const SEND_RETURN_NOTICE_JOB = "omni-send-return-notice"

/** What a shopper is told of a request, each once. */
export type RequestNoticeKind = "requested" | "received" | "refunded" | "cancelled" | "expired"

export const requestNotices = noticeOutbox<RequestNoticeKind>({
  table: "omni_return_notice",
  subject: "request_id",
  prefix: "rtn",
  job: SEND_RETURN_NOTICE_JOB,
})

export const planRequestNotice = (
  manager: SqlEntityManager,
  requestId: string,
  kind: RequestNoticeKind,
  now: Date
): Promise<void> =>
  requestNotices.plan(manager, { subject_id: requestId, kind, occasion: "once", due_at: now })

/** Whose return is settled hears that the money is on its way: by the notices of what she had asked for, or of the return. */
export async function planRefundNotice(
  manager: SqlEntityManager,
  caseId: string,
  now: Date
): Promise<void> {
  const [settled] = await boundRows<{ id: string }>(
    manager,
    `select request.id
     from omni_return_request request join omni_return_case returned on returned.id = request.case_id
     where returned.id = ? and returned.state = 'settled' and returned.amount > 0`,
    [caseId]
  )
  await (settled
    ? planRequestNotice(manager, settled.id, "refunded", now)
    : planCaseRefundNotice(manager, caseId, now))
}
