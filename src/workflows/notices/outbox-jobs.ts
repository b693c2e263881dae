import type { JobScope } from "../../core/jobs"
import type { NoticeRow, noticeOutbox } from "../../core/notice-outbox"
import type { SqlEntityManager } from "../../core/sql"

type Outbox<Kind extends string> = ReturnType<typeof noticeOutbox<Kind>>

type WithTransactions = {
  inTransaction: <Result>(work: (manager: SqlEntityManager) => Promise<Result>) => Promise<Result>
}

const BATCH = 500

/** Takes a notice that is due and has it sent; when that fails it is given back, for the job to try again. */
export async function sendClaimed<Kind extends string>(
  outbox: Outbox<Kind>,
  module: WithTransactions,
  { notice_id, now }: { notice_id: string; now: Date },
  send: (notice: NoticeRow<Kind>) => Promise<void>
): Promise<void> {
  const notice = await module.inTransaction((manager) => outbox.claim(manager, notice_id, now))
  if (!notice) {
    return
  }
  try {
    await send(notice)
  } catch (error) {
    await module.inTransaction((manager) => outbox.release(manager, notice.id, now))
    throw error
  }
}

/** Finds notices that are due and that no job will send any more, and gives them a job. */
export async function requeueStranded<Kind extends string>(
  outbox: Outbox<Kind>,
  module: WithTransactions,
  { logger, now, signal }: JobScope,
  named: string
): Promise<void> {
  let found = BATCH
  while (found === BATCH && !signal.aborted) {
    found = await module.inTransaction((manager) =>
      outbox.requeueStranded(manager, { now, limit: BATCH })
    )
    if (found > 0) {
      logger.warn(`${found} ${named} had lost their job and have a new one`)
    }
  }
}
