import { notFound } from "../../../core/errors"
import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import { enqueueDispatch } from "./dispatch-job"
import { lockActiveEndpoint } from "./endpoints"

/**
 * Sends a delivery again now, with all its attempts ahead of it, also one that was taken already. Its
 * endpoint's pause ends.
 * @throws NOT_FOUND `webhook_delivery_not_found`, `webhook_endpoint_not_found`; CONFLICT `webhook_endpoint_off`
 */
export async function retryDelivery(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<void> {
  const [delivery] = await rowsOf<{ endpoint_id: string }>(
    manager,
    "select endpoint_id from omni_webhook_delivery where id = ?",
    [id]
  )
  if (!delivery) {
    throw notFound("webhook_delivery_not_found", "There is no such delivery")
  }
  // The endpoint first, as a wave that is being written down does.
  await lockActiveEndpoint(manager, delivery.endpoint_id)
  await manager.execute(
    `update omni_webhook_delivery
     set status = 'pending', step = 0, next_attempt_at = ?, finished_at = null where id = ?`,
    [now, id]
  )
  await manager.execute("update omni_webhook_endpoint set paused_until = null where id = ?", [
    delivery.endpoint_id,
  ])
  await enqueueDispatch(manager, delivery.endpoint_id, { run_at: now })
}

/** Deletes the records of replays asked for before `before`. */
export async function forgetReplays(manager: SqlEntityManager, before: Date): Promise<void> {
  await manager.execute("delete from omni_webhook_replay where created_at < ?", [before])
}

/**
 * Deletes messages recorded before `before` with all their deliveries.
 * @returns how many; as many as `limit` means there may be more.
 */
export async function forgetMessages(
  manager: SqlEntityManager,
  { before, limit }: { before: Date; limit: number }
): Promise<number> {
  const gone = await rowsOf(
    manager,
    `delete from omni_webhook_message where id in (
       select id from omni_webhook_message where recorded_at < ? order by recorded_at, id limit ?
     ) returning id`,
    [before, limit]
  )
  return gone.length
}
