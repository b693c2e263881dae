import type { INotificationModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../core/jobs"
import type { NoticeRow } from "../../../core/notice-outbox"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  type CaseNoticeKind,
  caseNotices,
  noteCaseTold,
  SEND_CASE_NOTICE_JOB,
} from "../../../modules/store-return/operations/case-notices"
import { findCases } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { isOfOrder, type ReturnCase } from "../../../modules/store-return/types"
import { nightEnd } from "../../notices/night-end"
import { requeueStranded, sendClaimed } from "../../notices/outbox-jobs"
import { gatherCaseFacts } from "../notices/gather-facts"
import { caseNotification } from "../notices/notification"
import { notificationIdOf } from "../requests/notices/notification"

/** Must stay below the time a claim lasts. */
const TIMEOUT_SECONDS = 120

/**
 * Sends one planned notice of a return, by day on its store's clock. At most once: Medusa refuses a second notification
 * of one key, also when this process died between sending and writing it down.
 */
export const sendCaseNotice = defineJob({
  name: SEND_CASE_NOTICE_JOB,
  schema: z.object({ notice_id: z.string() }),
  timeoutSeconds: TIMEOUT_SECONDS,
  run: async ({ notice_id }, { container, now }) => {
    const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    await sendClaimed(caseNotices, desk, { notice_id, now }, (notice) =>
      settle(container, desk, notice, now)
    )
  },
})

async function settle(
  container: MedusaContainer,
  desk: StoreReturnModuleService,
  notice: NoticeRow<CaseNoticeKind>,
  now: Date
): Promise<void> {
  const [found] = await desk.reading((manager) => findCases(manager, [notice.subject_id]))
  const returned = found && isOfOrder(found) ? found : null
  const reader = returned && (await gatherCaseFacts(container, returned, now))
  if (!returned || !reader) {
    await desk.inTransaction((manager) => caseNotices.close(manager, notice.id, "suppressed", now))
    return
  }
  const { facts } = reader
  const until = facts.store && nightEnd(facts.time_zone, desk.options, now)
  if (until) {
    await desk.inTransaction((manager) => caseNotices.postpone(manager, notice.id, until))
    return
  }
  const notifications = container.resolve(Modules.NOTIFICATION)
  const is_paid = await tellsPaid(notifications, notice, returned)
  await notifications.createNotifications([
    caseNotification(
      notice,
      returned,
      { ...reader, facts: { ...facts, is_paid } },
      desk.options.notices.channel
    ),
  ])
  await desk.inTransaction((manager) => noteCaseTold(manager, notice, { is_paid, now }))
}

/**
 * Whether a notice tells that all of the money is back: then no other one does. What a try before this one was about to
 * tell holds, for it may have left although nobody wrote that down.
 */
async function tellsPaid(
  notifications: INotificationModuleService,
  notice: NoticeRow<CaseNoticeKind>,
  { state }: ReturnCase
): Promise<boolean> {
  const [before] = await notifications.listNotifications({ id: notificationIdOf(notice) } as object)
  return before ? before.data?.is_paid === true : state === "settled"
}

/** Finds notices that are due and that no job will send any more, and gives them a job. */
export const sweepCaseNotices = defineReconcileJob({
  name: "omni-sweep-return-case-notices",
  schedule: "*/10 * * * *",
  run: async (scope) => {
    const desk = scope.container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    await requeueStranded(caseNotices, desk, scope, "notices of returns")
  },
})
