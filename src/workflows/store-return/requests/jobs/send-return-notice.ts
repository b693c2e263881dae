import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob, defineReconcileJob } from "../../../../core/jobs"
import type { NoticeRow } from "../../../../core/notice-outbox"
import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import {
  type RequestNoticeKind,
  requestNotices,
  SEND_RETURN_NOTICE_JOB,
} from "../../../../modules/store-return/operations/request-notices"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import { nightEnd } from "../../../notices/night-end"
import { requeueStranded, sendClaimed } from "../../../notices/outbox-jobs"
import { gatherFacts } from "../notices/gather-facts"
import { notificationOf } from "../notices/notification"
import { readRequest } from "../open-request"

/** Must stay below the time a claim lasts. */
const TIMEOUT_SECONDS = 120

/**
 * Sends one planned notice of a request. At most once: Medusa refuses a second notification of one key, also when this
 * process died between sending and writing it down.
 */
export const sendReturnNotice = defineJob({
  name: SEND_RETURN_NOTICE_JOB,
  schema: z.object({ notice_id: z.string() }),
  timeoutSeconds: TIMEOUT_SECONDS,
  run: async ({ notice_id }, { container, now }) => {
    const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    await sendClaimed(requestNotices, desk, { notice_id, now }, (notice) =>
      settle(container, desk, notice, now)
    )
  },
})

/** What answers the shopper's own doing comes at once; the rest waits for the morning in the store's zone. */
const AT_ONCE: readonly RequestNoticeKind[] = ["requested", "cancelled"]

async function settle(
  container: MedusaContainer,
  desk: StoreReturnModuleService,
  notice: NoticeRow<RequestNoticeKind>,
  now: Date
): Promise<void> {
  const request = await readRequest(container, notice.subject_id)
  // A late parcel came, or she cancelled before she was told what she had asked.
  const isOver = notice.kind !== "refunded" && notice.kind !== request.state
  const reader = isOver ? null : await gatherFacts(container, request, now)
  const until =
    reader && !AT_ONCE.includes(notice.kind) && reader.facts.store
      ? nightEnd(reader.facts.time_zone, desk.options, now)
      : null
  if (until) {
    await desk.inTransaction((manager) => requestNotices.postpone(manager, notice.id, until))
    return
  }
  if (reader) {
    const { channel } = desk.options.notices
    await container
      .resolve(Modules.NOTIFICATION)
      .createNotifications([await notificationOf(notice, request, reader, channel)])
  }
  const state = reader ? "sent" : "suppressed"
  await desk.inTransaction((manager) => requestNotices.close(manager, notice.id, state, now))
}

/** Finds notices that are due and that no job will send any more, and gives them a job. */
export const sweepReturnNotices = defineReconcileJob({
  name: "omni-sweep-return-notices",
  schedule: "*/10 * * * *",
  run: async (scope) => {
    const desk = scope.container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    await requeueStranded(requestNotices, desk, scope, "notices of return requests")
  },
})
