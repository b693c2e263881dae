import type { MedusaContainer } from "@medusajs/framework/types"
import { LRUCache } from "lru-cache"
import { unseal } from "../../../core/seal"
import { POS_MODULE } from "../../../modules/pos"
import type { PosScope } from "../../../modules/pos/domain/scopes"
import type { DeviceRow } from "../../../modules/pos/operations/devices"
import { readTillState as readStateRow } from "../../../modules/pos/read-models/till-state"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosCredential } from "../../../modules/pos/types"

/** A till as the database has it, with the place it sells at. */
export type TillState = {
  device: DeviceRow
  /** Thumbprints of its keys in force. */
  key_ids: string[]
  /** Shared secrets of the weaker mode, the newest first; null: until it is replaced. */
  secrets: { secret: string; until: Date | null }[]
  stock_location_id: string
  sales_channel_id: string
}

/**
 * A revocation is known everywhere within five seconds: this long a state is kept, counted from after it was
 * read, and the reading itself takes some time.
 */
export const STATE_LIFE_MS = 4_000
const MAX_TILLS = 10_000

/** Shops of one process (tests boot several) have tills of their own, and ids are never given twice. */
const states = new LRUCache<string, TillState>({ max: MAX_TILLS, ttl: STATE_LIFE_MS })

/** Its state, at most 5 seconds old; null when there is no such till or its store is gone. */
export async function tillStateOf(
  container: MedusaContainer,
  deviceId: string
): Promise<TillState | null> {
  const known = states.get(deviceId)
  if (known) {
    return known
  }
  const state = await readTillState(container, deviceId)
  if (state) {
    states.set(deviceId, state)
  }
  return state
}

/** In this process a change of rights counts at once. */
export function forgetTillState(deviceId: string): void {
  states.delete(deviceId)
}

/** Its state as it is now. */
export async function readTillState(
  container: MedusaContainer,
  deviceId: string
): Promise<TillState | null> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const row = await pos.reading((manager) => readStateRow(manager, deviceId))
  if (!row?.place) {
    return null
  }
  const { device, key_ids, place } = row
  return { device, key_ids, secrets: secretsOf(device, pos.secret), ...place }
}

function secretsOf(device: DeviceRow, key: string): TillState["secrets"] {
  const { sealed_secret, previous_sealed_secret, previous_secret_until } = device
  return [
    { sealed: sealed_secret, until: null },
    { sealed: previous_sealed_secret, until: previous_secret_until },
  ].flatMap(({ sealed, until }) => {
    const secret = sealed && opened(key, sealed)
    return secret ? [{ secret, until }] : []
  })
}

/** Sealed under another secret of the plugin it opens nothing, as everything that secret keyed. */
function opened(key: string, sealed: string): string | null {
  try {
    return unseal(key, sealed)
  } catch {
    return null
  }
}

/** What a till may do now; null: nothing. */
export function laneOf({ device }: TillState): PosCredential["lane"] | null {
  if (device.status === "active") {
    return "live"
  }
  return device.status === "revoked" && device.may_drain ? "quarantine" : null
}

export function credentialOf(
  { device, stock_location_id, sales_channel_id }: TillState,
  lane: PosCredential["lane"],
  scopes: readonly string[] = device.scopes
): PosCredential {
  return {
    device_id: device.id,
    device_name: device.name,
    retail_store_id: device.retail_store_id,
    stock_location_id,
    sales_channel_id,
    scopes: device.scopes.filter((scope) => scopes.includes(scope)) as PosScope[],
    epoch: device.epoch,
    lane,
    revoked_at: device.revoked_at,
  }
}
