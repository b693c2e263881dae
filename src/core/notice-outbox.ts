import { generateEntityId } from "@medusajs/framework/utils"
import { enqueueJob } from "./jobs"
import { NOTICE_CLAIM_MS } from "./notice-claim"
import { listOf, rowsOf, type SqlEntityManager } from "./sql"

type Outbox = {
  table: string
  /** Column of what the notices are about. Rows without it are another outbox's. */
  subject: string
  /** Of ids. */
  prefix: string
  /** Sends one, `{ notice_id }`. */
  job: string
}

export type NoticeRow<Kind extends string> = {
  id: string
  subject_id: string
  kind: Kind
  occasion: string
}

/**
 * Messages that are planned in the transaction of what they tell, and sent by a job: at most one for each subject, kind
 * and occasion. Their table has these three (unique), `state` (pending, sent, suppressed), `due_at` and `sent_at`.
 */
export function noticeOutbox<Kind extends string>({ table, subject, prefix, job }: Outbox) {
  const enqueueSending = async (manager: SqlEntityManager, id: string, at: Date): Promise<void> =>
    await enqueueJob(manager, job, { notice_id: id }, { run_at: at, key: id })

  const lookAgainWhenDue = async (manager: SqlEntityManager, id: string): Promise<void> => {
    const [pending] = await rowsOf<{ due_at: string | Date }>(
      manager,
      `select due_at from ${table}
       where id = ? and state = 'pending' and ${subject} is not null and deleted_at is null`,
      [id]
    )
    if (pending) {
      await enqueueSending(manager, id, new Date(pending.due_at))
    }
  }

  return {
    /**
     * Plans a notice in the caller's transaction, to leave at `due_at` or, at night, in the morning after. A
     * second notice of the same kind and occasion is not planned, whatever became of the first.
     */
    async plan(
      manager: SqlEntityManager,
      notice: { subject_id: string; kind: Kind; occasion: string; due_at: Date }
    ): Promise<void> {
      const id = generateEntityId(undefined, prefix)
      const planned = await rowsOf<{ id: string }>(
        manager,
        `insert into ${table} (id, ${subject}, kind, occasion, state, due_at)
         values (?, ?, ?, ?, 'pending', ?)
         on conflict (${subject}, kind, occasion) where deleted_at is null do nothing
         returning id`,
        [id, notice.subject_id, notice.kind, notice.occasion, notice.due_at]
      )
      if (planned.length > 0) {
        await enqueueSending(manager, id, notice.due_at)
      }
    },

    /** What is planned and not sent yet will not be said. */
    async suppress(
      manager: SqlEntityManager,
      subjectId: string,
      kinds: readonly Kind[]
    ): Promise<void> {
      await manager.execute(
        `update ${table} set state = 'suppressed', updated_at = now()
         where ${subject} = ? and state = 'pending' and kind in (${listOf(kinds)})`,
        [subjectId, ...kinds]
      )
    },

    /**
     * Takes a due notice for sending: until the sender reports back or `NOTICE_CLAIM_MS` is over, nobody else
     * gets it. A notice that is not due yet, or is being sent elsewhere, is looked at again when it is.
     * @returns null when there is nothing to send now.
     */
    async claim(
      manager: SqlEntityManager,
      noticeId: string,
      now: Date
    ): Promise<NoticeRow<Kind> | null> {
      const [notice] = await rowsOf<NoticeRow<Kind>>(
        manager,
        `update ${table} set due_at = ?, updated_at = now()
         where id = ? and state = 'pending' and due_at <= ? and ${subject} is not null
           and deleted_at is null
         returning id, ${subject} as subject_id, kind, occasion`,
        [new Date(now.getTime() + NOTICE_CLAIM_MS), noticeId, now]
      )
      if (!notice) {
        await lookAgainWhenDue(manager, noticeId)
      }
      return notice ?? null
    },

    /** The last word on a notice. What left although it was suppressed meanwhile counts as sent. */
    async close(
      manager: SqlEntityManager,
      noticeId: string,
      state: "sent" | "suppressed",
      now: Date
    ): Promise<void> {
      await manager.execute(
        `update ${table} set state = ?, sent_at = ?, updated_at = now()
         where id = ? and (state = 'pending' or (state = 'suppressed' and ? = 'sent'))`,
        [state, state === "sent" ? now : null, noticeId, state]
      )
    },

    /** Gives a claimed notice back, to be sent at another time. */
    async postpone(manager: SqlEntityManager, noticeId: string, until: Date): Promise<void> {
      const moved = await rowsOf<{ id: string }>(
        manager,
        `update ${table} set due_at = ?, updated_at = now()
         where id = ? and state = 'pending' returning id`,
        [until, noticeId]
      )
      if (moved.length > 0) {
        await enqueueSending(manager, noticeId, until)
      }
    },

    /** Gives a claimed notice back at once: sending failed and the job will try again. */
    async release(manager: SqlEntityManager, noticeId: string, now: Date): Promise<void> {
      await manager.execute(
        `update ${table} set due_at = ?, updated_at = now() where id = ? and state = 'pending'`,
        [now, noticeId]
      )
    },

    /**
     * Finds overdue notices whose job is gone or was left behind by a crashed process, and gives them a new
     * one. A job that is dead after all its attempts stays as it is: it waits for a person.
     * @returns how many.
     */
    async requeueStranded(
      manager: SqlEntityManager,
      { now, limit }: { now: Date; limit: number }
    ): Promise<number> {
      const crashed = new Date(now.getTime() - 2 * NOTICE_CLAIM_MS)
      const stranded = await rowsOf<{ id: string }>(
        manager,
        `select notice.id from ${table} notice
         where notice.state = 'pending' and notice.due_at <= ? and notice.${subject} is not null
           and notice.deleted_at is null
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
    },
  }
}
