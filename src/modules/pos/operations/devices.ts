import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Ed25519PublicKey } from "../domain/public-key"
import { hashPairingCode, newPairingCode } from "../domain/pairing-code"

/** Keys of one till in force at once: the one in use, and the next. */
const MAX_KEYS = 2

export type DeviceRow = {
  id: string
  retail_store_id: string
  name: string
  scopes: string[]
  auth_mode: "private_key_jwt" | "hmac"
  status: "unpaired" | "active" | "revoked"
  epoch: number
  sealed_secret: string | null
  may_drain: boolean
  paired_at: Date | null
  revoked_at: Date | null
}

const COLUMNS = `id, retail_store_id, name, scopes, auth_mode, status, epoch, sealed_secret, may_drain, paired_at,
  revoked_at`

export async function findDevice(manager: SqlEntityManager, id: string): Promise<DeviceRow | null> {
  const [device] = await boundRows<DeviceRow>(
    manager,
    `select ${COLUMNS} from omni_pos_device where id = ? and deleted_at is null`,
    [id]
  )
  return device ?? null
}

/** Locks the till. @throws NOT_FOUND `till_not_found` */
async function lockDevice(manager: SqlEntityManager, id: string): Promise<DeviceRow> {
  const [device] = await boundRows<DeviceRow>(
    manager,
    `select ${COLUMNS} from omni_pos_device where id = ? and deleted_at is null for update`,
    [id]
  )
  if (!device) {
    throw notFound("till_not_found", "There is no such till")
  }
  return device
}

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

/**
 * Pairs the till whose code it is with a key: its sequence begins anew in the next epoch, its old keys are dead.
 * @returns null for a code that is unknown, used or too old
 */
export async function pairDevice(
  manager: SqlEntityManager,
  input: {
    code_hash: string
    kid: string
    public_key: Ed25519PublicKey
    device_info: object
    now: Date
  }
): Promise<DeviceRow | null> {
  const { code_hash, kid, public_key, device_info, now } = input
  const [code] = await boundRows<{ device_id: string }>(
    manager,
    `update omni_pos_pairing_code set used_at = ?, updated_at = ?
     where code_hash = ? and used_at is null and expires_at > ? and deleted_at is null returning device_id`,
    [now, now, code_hash, now]
  )
  if (!code) {
    return null
  }
  await lockDevice(manager, code.device_id)
  await revokeKeys(manager, code.device_id, null, now)
  await insertKey(manager, code.device_id, kid, public_key)
  const [device] = await boundRows<DeviceRow>(
    manager,
    `update omni_pos_device set status = 'active', auth_mode = 'private_key_jwt', sealed_secret = null,
       epoch = case when paired_at is null then epoch else epoch + 1 end, device_info = ?::jsonb,
       paired_at = ?, revoked_at = null, last_seen_at = ?, updated_at = ?
     where id = ? returning ${COLUMNS}`,
    [JSON.stringify(device_info), now, now, now, code.device_id]
  )
  return device!
}

async function insertKey(
  manager: SqlEntityManager,
  deviceId: string,
  kid: string,
  publicKey: Ed25519PublicKey
): Promise<void> {
  const inserted = await boundRows(
    manager,
    `insert into omni_pos_device_key (id, device_id, kid, public_jwk) values (?, ?, ?, ?::jsonb)
     on conflict (kid) where deleted_at is null do nothing returning id`,
    [generateEntityId(undefined, "poskey"), deviceId, kid, JSON.stringify(publicKey)]
  )
  if (inserted.length === 0) {
    throw conflict("key_known", "The key is known already; a till makes a new one")
  }
}

async function revokeKeys(
  manager: SqlEntityManager,
  deviceId: string,
  kid: string | null,
  now: Date
): Promise<number> {
  const rows = await boundRows(
    manager,
    `update omni_pos_device_key set revoked_at = ?, updated_at = ?
     where device_id = ? and revoked_at is null and (?::text is null or kid = ?) returning id`,
    [now, now, deviceId, kid, kid]
  )
  return rows.length
}

/**
 * Adds the next key, while the one in use stays in force.
 * @throws CONFLICT `too_many_keys`, `key_known`
 */
export async function addKey(
  manager: SqlEntityManager,
  input: { device_id: string; kid: string; public_key: Ed25519PublicKey }
): Promise<void> {
  await lockDevice(manager, input.device_id)
  const live = await boundRows(
    manager,
    "select 1 from omni_pos_device_key where device_id = ? and revoked_at is null and deleted_at is null",
    [input.device_id]
  )
  if (live.length >= MAX_KEYS) {
    throw conflict("too_many_keys", "Two keys are in force already; revoke one first")
  }
  await insertKey(manager, input.device_id, input.kid, input.public_key)
}

/** Takes a key out of force. @throws NOT_FOUND `key_not_found` */
export async function revokeKey(
  manager: SqlEntityManager,
  input: { device_id: string; kid: string; now: Date }
): Promise<void> {
  await lockDevice(manager, input.device_id)
  if ((await revokeKeys(manager, input.device_id, input.kid, input.now)) === 0) {
    throw notFound("key_not_found", "The till has no such key in force")
  }
}

/**
 * Ends a till's rights. `drain`: what it made before may still be handed in, for a person to look through.
 * Without it (a till that was stolen) its keys are dead at once.
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
    await revokeKeys(manager, device_id, null, now)
  }
}

/** Switches a till to the weaker mode, a shared secret; its keys are dead. */
export async function setSharedSecret(
  manager: SqlEntityManager,
  input: { device_id: string; sealed_secret: string; now: Date }
): Promise<void> {
  const { device_id, sealed_secret, now } = input
  await lockDevice(manager, device_id)
  await revokeKeys(manager, device_id, null, now)
  await boundRows(
    manager,
    `update omni_pos_device set auth_mode = 'hmac', sealed_secret = ?, status = 'active', revoked_at = null,
       paired_at = coalesce(paired_at, ?), updated_at = ? where id = ?`,
    [sealed_secret, now, now, device_id]
  )
}

export type KeyRow = { device_id: string; kid: string; public_jwk: Ed25519PublicKey }

/** A key in force. */
export async function findKey(manager: SqlEntityManager, kid: string): Promise<KeyRow | null> {
  const [key] = await boundRows<KeyRow>(
    manager,
    `select device_id, kid, public_jwk from omni_pos_device_key
     where kid = ? and revoked_at is null and deleted_at is null`,
    [kid]
  )
  return key ?? null
}

/** Notes that an assertion was used. @returns false when it was before */
export async function spendAssertion(
  manager: SqlEntityManager,
  assertion: { device_id: string; jti: string; expires_at: Date }
): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `insert into omni_pos_assertion (device_id, jti, expires_at) values (?, ?, ?)
     on conflict do nothing returning jti`,
    [assertion.device_id, assertion.jti, assertion.expires_at]
  )
  return rows.length > 0
}

export async function sweepAssertions(manager: SqlEntityManager, now: Date): Promise<void> {
  await boundRows(manager, "delete from omni_pos_assertion where expires_at < ?", [now])
}
