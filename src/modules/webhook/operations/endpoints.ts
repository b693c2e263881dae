import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { rowsOf, type SqlEntityManager, type SqlValue } from "../../../core/sql"
import { rotateSecret } from "./secrets"
import { scheduleNext } from "./waves"

export type EndpointInput = {
  url: string
  description: string | null
  topics: string[]
  retail_store_id: string | null
}

/** @returns the endpoint's id and its secret, which nobody is told again. */
export async function createEndpoint(
  manager: SqlEntityManager,
  secret: string,
  input: EndpointInput,
  now: Date
): Promise<{ id: string; secret: string }> {
  const id = generateEntityId(undefined, "whe")
  await manager.execute(
    `insert into omni_webhook_endpoint
       (id, url, description, topics, retail_store_id, wants_since, created_at, updated_at)
     values (?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?, ?, ?, ?)`,
    [
      id,
      input.url,
      input.description,
      JSON.stringify(input.topics),
      input.retail_store_id,
      now,
      now,
      now,
    ]
  )
  return { id, secret: await rotateSecret(manager, secret, id, now) }
}

/**
 * Changes what is given. What is under way keeps the address it was started with.
 * @throws NOT_FOUND `webhook_endpoint_not_found`
 */
export async function updateEndpoint(
  manager: SqlEntityManager,
  id: string,
  { topics, ...fields }: Partial<EndpointInput>,
  now: Date
): Promise<void> {
  await lockEndpoint(manager, id)
  const columns: [string, SqlValue][] = Object.entries(fields).filter(
    ([, value]) => value !== undefined
  )
  await manager.execute(
    `update omni_webhook_endpoint set ${[...columns.map(([name]) => `"${name}" = ?`), "updated_at = ?"].join(", ")}
     where id = ?`,
    [...columns.map(([, value]) => value), now, id]
  )
  if (topics) {
    await manager.execute(
      `update omni_webhook_endpoint set topics = array(select jsonb_array_elements_text(?::jsonb))
       where id = ?`,
      [JSON.stringify(topics), id]
    )
  }
  if (topics || fields.retail_store_id !== undefined) {
    await manager.execute("update omni_webhook_endpoint set wants_since = ? where id = ?", [
      now,
      id,
    ])
  }
}

/**
 * Switches an endpoint off by hand. What waits stays and is sent when it is switched on again; what happens
 * meanwhile is not sent but may be replayed. One that is off stays as it is, with its reason.
 * @throws NOT_FOUND `webhook_endpoint_not_found`
 */
export async function disableEndpoint(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<void> {
  const { is_active } = await lockEndpoint(manager, id)
  if (is_active) {
    await manager.execute(
      `update omni_webhook_endpoint
       set is_active = false, disabled_reason = 'staff', disabled_at = ?, paused_until = null,
         updated_at = ? where id = ?`,
      [now, now, id]
    )
  }
}

/**
 * Switches an endpoint on again, its failures forgotten, and sends what waits.
 * @throws NOT_FOUND `webhook_endpoint_not_found`
 */
export async function enableEndpoint(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<void> {
  await lockEndpoint(manager, id)
  await manager.execute(
    `update omni_webhook_endpoint
     set is_active = true, disabled_reason = null, disabled_at = null, failing_since = null,
       paused_until = null, updated_at = ? where id = ?`,
    [now, id]
  )
  await scheduleNext(manager, id)
}

/** Deletes an endpoint and its secrets; what was sent to it stays in the log. @throws NOT_FOUND `webhook_endpoint_not_found` */
export async function deleteEndpoint(
  manager: SqlEntityManager,
  id: string,
  now: Date
): Promise<void> {
  await lockEndpoint(manager, id)
  await manager.execute("delete from omni_webhook_secret where endpoint_id = ?", [id])
  await manager.execute("update omni_webhook_endpoint set deleted_at = ? where id = ?", [now, id])
}

/** @throws NOT_FOUND `webhook_endpoint_not_found` */
export async function lockEndpoint(
  manager: SqlEntityManager,
  id: string
): Promise<{ is_active: boolean; topics: string[] }> {
  const [endpoint] = await rowsOf<{ is_active: boolean; topics: string[] }>(
    manager,
    `select is_active, topics from omni_webhook_endpoint where id = ? and deleted_at is null for update`,
    [id]
  )
  if (!endpoint) {
    throw notFound("webhook_endpoint_not_found", "There is no such webhook endpoint")
  }
  return endpoint
}

/** @throws NOT_FOUND `webhook_endpoint_not_found`, CONFLICT `webhook_endpoint_off` */
export async function lockActiveEndpoint(manager: SqlEntityManager, id: string): Promise<void> {
  const { is_active } = await lockEndpoint(manager, id)
  if (!is_active) {
    throw conflict("webhook_endpoint_off", "This endpoint is switched off: switch it on first")
  }
}
