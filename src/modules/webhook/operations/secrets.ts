import { generateEntityId } from "@medusajs/framework/utils"
import { seal } from "../../../core/seal"
import type { SqlEntityManager } from "../../../core/sql"
import { newWebhookSecret } from "../domain/signature"

/** How long an old secret signs beside the new one. */
export const OLD_SECRET_MS = 24 * 3_600_000

/**
 * Gives an endpoint a new secret. The one before signs beside it for 24 hours; one still older ends at once.
 * @returns the secret, which nobody is told again.
 */
export async function rotateSecret(
  manager: SqlEntityManager,
  secret: string,
  endpointId: string,
  now: Date
): Promise<string> {
  await manager.execute(
    "delete from omni_webhook_secret where endpoint_id = ? and ends_at is not null",
    [endpointId]
  )
  await manager.execute(
    "update omni_webhook_secret set ends_at = ?, updated_at = ? where endpoint_id = ?",
    [new Date(now.getTime() + OLD_SECRET_MS), now, endpointId]
  )
  const fresh = newWebhookSecret()
  await manager.execute(
    `insert into omni_webhook_secret (id, endpoint_id, sealed, created_at, updated_at)
     values (?, ?, ?, ?, ?)`,
    [generateEntityId(undefined, "whk"), endpointId, seal(secret, fresh), now, now]
  )
  return fresh
}

/** Forgets secrets that no longer sign. */
export async function forgetEndedSecrets(manager: SqlEntityManager, now: Date): Promise<void> {
  await manager.execute("delete from omni_webhook_secret where ends_at <= ?", [now])
}
