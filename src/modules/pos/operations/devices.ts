import { conflict, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { revokeKeys } from "./device-keys"

export type DeviceRow = {
  id: string
  retail_store_id: string
  name: string
  scopes: string[]
  auth_mode: "private_key_jwt" | "hmac"
  status: "unpaired" | "active" | "revoked"
  epoch: number
  sealed_secret: string | null
  /** The secret before, while it still holds. */
  previous_sealed_secret: string | null
  previous_secret_until: Date | null
  may_drain: boolean
  paired_at: Date | null
  revoked_at: Date | null
}

export const DEVICE_COLUMNS = `id, retail_store_id, name, scopes, auth_mode, status, epoch, sealed_secret,
  previous_sealed_secret, previous_secret_until, may_drain, paired_at, revoked_at`

export async function findDevice(manager: SqlEntityManager, id: string): Promise<DeviceRow | null> {
  const [device] = await boundRows<DeviceRow>(
    manager,
    `select ${DEVICE_COLUMNS} from omni_pos_device where id = ? and deleted_at is null`,
    [id]
  )
  return device ?? null
}

/** Locks the till. @throws NOT_FOUND `till_not_found` */
export async function lockDevice(manager: SqlEntityManager, id: string): Promise<DeviceRow> {
  const [device] = await boundRows<DeviceRow>(
    manager,
    `select ${DEVICE_COLUMNS} from omni_pos_device where id = ? and deleted_at is null for update`,
    [id]
  )
  if (!device) {
    throw notFound("till_not_found", "There is no such till")
  }
  return device
}

/**
 * Ends a till's rights. `drain`: what it made before may still be handed in, for a person to look through.
 * Without it (a till that was stolen) its keys and its secret are dead at once.
 */
export async function revokeDevice(
  manager: SqlEntityManager,
  input: { device_id: string; drain: boolean; now: Date }
): Promise<void> {
  const { device_id, drain, now } = input
  await lockDevice(manager, device_id)
  await boundRows(
    manager,
    `update omni_pos_device set status = 'revoked', may_drain = ?, epoch = epoch + 1,
       revoked_at = coalesce(revoked_at, ?), updated_at = ? where id = ?`,
    [drain, now, now, device_id]
  )
  await boundRows(manager, "delete from omni_pos_pairing_code where device_id = ?", [device_id])
  if (!drain) {
    await revokeKeys(manager, { device_id, now })
    await boundRows(
      manager,
      `update omni_pos_device set sealed_secret = null, previous_sealed_secret = null,
         previous_secret_until = null where id = ?`,
      [device_id]
    )
  }
}

/**
 * Removes a till that was never paired: nothing can refer to it.
 * @throws CONFLICT `till_was_paired`, NOT_FOUND `till_not_found`
 */
export async function deleteDevice(manager: SqlEntityManager, id: string): Promise<void> {
  const { paired_at } = await lockDevice(manager, id)
  if (paired_at) {
    throw conflict("till_was_paired", "A till that was in use is revoked, not deleted")
  }
  await boundRows(manager, "delete from omni_pos_pairing_code where device_id = ?", [id])
  await boundRows(manager, "delete from omni_pos_device where id = ?", [id])
}
