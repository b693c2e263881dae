import { generateEntityId } from "@medusajs/framework/utils"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { hashPairingCode, newPairingCode } from "../domain/pairing-code"
import type { Ed25519PublicKey } from "../domain/public-key"
import { insertKey, liveKeyIds, revokeKeys } from "./device-keys"
import { DEVICE_COLUMNS, type DeviceRow, lockDevice } from "./devices"

/** Gives a till a new pairing code; an earlier one dies. The code is shown once, only its hash is kept. */
export async function issuePairingCode(
  manager: SqlEntityManager,
  input: { device_id: string; secret: string; life_minutes: number; now: Date }
): Promise<{ code: string; expires_at: Date }> {
  const { device_id, secret, life_minutes, now } = input
  await lockDevice(manager, device_id)
  const code = newPairingCode()
  const expires_at = new Date(now.getTime() + life_minutes * 60_000)
  await boundRows(manager, "delete from omni_pos_pairing_code where device_id = ?", [device_id])
  await boundRows(
    manager,
    "insert into omni_pos_pairing_code (id, device_id, code_hash, expires_at) values (?, ?, ?, ?)",
    [generateEntityId(undefined, "poscode"), device_id, hashPairingCode(secret, code), expires_at]
  )
  return { code, expires_at }
}

type PairInput = {
  code_hash: string
  kid: string
  public_key: Ed25519PublicKey
  device_info: object
  now: Date
}

/**
 * Pairs the till whose code it is with a key: its sequence begins anew in the next epoch, its old keys are dead.
 * The same code with the same key again (the answer was lost) changes nothing while the code lives.
 * @returns null for a code that is unknown, used with another key, or too old
 * @throws CONFLICT `key_known`
 */
export async function pairDevice(
  manager: SqlEntityManager,
  input: PairInput
): Promise<DeviceRow | null> {
  const { code_hash, kid, public_key, device_info, now } = input
  const known = await findCode(manager, code_hash, now)
  // Before its code: whoever issues a new code takes the same way, so that nobody waits crosswise.
  const device = known && (await lockDevice(manager, known.device_id))
  const code = known && (await findCode(manager, code_hash, now))
  if (!device || !code) {
    return null
  }
  if (code.used_at) {
    const keys = await liveKeyIds(manager, device.id)
    return device.status === "active" && keys.includes(kid) ? device : null
  }
  await boundRows(
    manager,
    "update omni_pos_pairing_code set used_at = ?, updated_at = ? where id = ?",
    [now, now, code.id]
  )
  await revokeKeys(manager, { device_id: device.id, now })
  await insertKey(manager, { device_id: device.id, kid, public_key })
  return await beginEpoch(manager, device.id, device_info, now)
}

type CodeRow = { id: string; device_id: string; used_at: Date | null }

async function findCode(
  manager: SqlEntityManager,
  codeHash: string,
  now: Date
): Promise<CodeRow | undefined> {
  const [code] = await boundRows<CodeRow>(
    manager,
    `select id, device_id, used_at from omni_pos_pairing_code
     where code_hash = ? and expires_at > ? and deleted_at is null`,
    [codeHash, now]
  )
  return code
}

async function beginEpoch(
  manager: SqlEntityManager,
  deviceId: string,
  deviceInfo: object,
  now: Date
): Promise<DeviceRow> {
  const [device] = await boundRows<DeviceRow>(
    manager,
    `update omni_pos_device set status = 'active', auth_mode = 'private_key_jwt', sealed_secret = null,
       previous_sealed_secret = null, previous_secret_until = null,
       epoch = case when paired_at is null then epoch else epoch + 1 end, device_info = ?::jsonb,
       paired_at = ?, revoked_at = null, may_drain = true, last_seen_at = ?, updated_at = ?
     where id = ? returning ${DEVICE_COLUMNS}`,
    [JSON.stringify(deviceInfo), now, now, now, deviceId]
  )
  return device!
}
