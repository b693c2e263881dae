import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { revokeKeys } from "./device-keys"
import { lockDevice } from "./devices"

/** A secret that was replaced still holds this long, so that a system can be changed over without a pause. */
const OVERLAP_MS = 24 * 60 * 60_000

/**
 * Gives a till a shared secret. A till that signed tokens before begins the next epoch and its keys are dead;
 * of one that had a secret the old one holds for 24 hours more.
 */
export async function setSharedSecret(
  manager: SqlEntityManager,
  input: { device_id: string; sealed_secret: string; now: Date }
): Promise<void> {
  const { device_id, sealed_secret, now } = input
  const {
    auth_mode,
    status,
    sealed_secret: previous,
    paired_at,
  } = await lockDevice(manager, device_id)
  const isRotation = auth_mode === "hmac" && status === "active" && previous !== null
  await revokeKeys(manager, { device_id, now })
  await boundRows(manager, "delete from omni_pos_pairing_code where device_id = ?", [device_id])
  await boundRows(
    manager,
    `update omni_pos_device set auth_mode = 'hmac', sealed_secret = ?, previous_sealed_secret = ?,
       previous_secret_until = ?, status = 'active', revoked_at = null, may_drain = true,
       epoch = epoch + ?, paired_at = coalesce(paired_at, ?), updated_at = ? where id = ?`,
    [
      sealed_secret,
      isRotation ? previous : null,
      isRotation ? new Date(now.getTime() + OVERLAP_MS) : null,
      isRotation || paired_at === null ? 0 : 1,
      now,
      now,
      device_id,
    ]
  )
}
