import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Ed25519PublicKey } from "../domain/public-key"

/** Keys of one till in force at once: the one in use, and the next. */
const MAX_KEYS = 2

export type KeyRow = { device_id: string; kid: string; public_jwk: Ed25519PublicKey }

type NewKey = { device_id: string; kid: string; public_key: Ed25519PublicKey }

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

/** Thumbprints of a till's keys in force. */
export async function liveKeyIds(manager: SqlEntityManager, deviceId: string): Promise<string[]> {
  const keys = await boundRows<{ kid: string }>(
    manager,
    `select kid from omni_pos_device_key
     where device_id = ? and revoked_at is null and deleted_at is null order by created_at, id`,
    [deviceId]
  )
  return keys.map(({ kid }) => kid)
}

/** @throws CONFLICT `key_known` for a key that any till has or had */
export async function insertKey(manager: SqlEntityManager, key: NewKey): Promise<void> {
  const inserted = await boundRows(
    manager,
    `insert into omni_pos_device_key (id, device_id, kid, public_jwk) values (?, ?, ?, ?::jsonb)
     on conflict (kid) where deleted_at is null do nothing returning id`,
    [generateEntityId(undefined, "poskey"), key.device_id, key.kid, JSON.stringify(key.public_key)]
  )
  if (inserted.length === 0) {
    throw conflict("key_known", "The key is known already; a till makes a new one")
  }
}

/** Takes one key, or all of a till's, out of force; answers how many. */
export async function revokeKeys(
  manager: SqlEntityManager,
  input: { device_id: string; kid?: string; now: Date }
): Promise<number> {
  const { device_id, kid = null, now } = input
  const rows = await boundRows(
    manager,
    `update omni_pos_device_key set revoked_at = ?, updated_at = ?
     where device_id = ? and revoked_at is null and (?::text is null or kid = ?) returning id`,
    [now, now, device_id, kid, kid]
  )
  return rows.length
}

/**
 * Adds the next key, while the one in use stays in force; a key in force already is left as it is. The till
 * is locked.
 * @throws CONFLICT `too_many_keys`, `key_known`
 */
export async function addKey(manager: SqlEntityManager, key: NewKey): Promise<void> {
  const live = await liveKeyIds(manager, key.device_id)
  if (live.includes(key.kid)) {
    return
  }
  if (live.length >= MAX_KEYS) {
    throw conflict("too_many_keys", "Two keys are in force already; revoke one first")
  }
  await insertKey(manager, key)
}

/** Takes a key out of force. The till is locked. @throws NOT_FOUND `key_not_found` */
export async function revokeKey(
  manager: SqlEntityManager,
  input: { device_id: string; kid: string; now: Date }
): Promise<void> {
  if ((await revokeKeys(manager, input)) === 0) {
    throw notFound("key_not_found", "The till has no such key in force")
  }
}

/**
 * A till gives up one of its own keys; without any it could not come back. The till is locked.
 * @throws NOT_FOUND `key_not_found`, CONFLICT `last_key`
 */
export async function dropKey(
  manager: SqlEntityManager,
  input: { device_id: string; kid: string; now: Date }
): Promise<void> {
  await revokeKey(manager, input)
  if ((await liveKeyIds(manager, input.device_id)).length === 0) {
    throw conflict("last_key", "It is the till's only key; register the next one first")
  }
}
