import type { MedusaContainer } from "@medusajs/framework/types"
import { LRUCache } from "lru-cache"
import { POS_MODULE } from "../../../modules/pos"
import type { PosScope } from "../../../modules/pos/domain/scopes"
import { type DeviceRow, findDevice } from "../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosCredential } from "../../../modules/pos/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

/** A till as the database has it, with the place it sells at. */
export type TillState = { device: DeviceRow; stock_location_id: string; sales_channel_id: string }

/** A revocation is known everywhere within this time. */
export const STATE_LIFE_MS = 5_000
const MAX_TILLS = 10_000

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
  const device = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findDevice(manager, deviceId))
  if (!device) {
    return null
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores(
      { id: device.retail_store_id },
      { select: ["id", "stock_location_id", "sales_channel_id"] }
    )
  return store?.sales_channel_id
    ? {
        device,
        stock_location_id: store.stock_location_id,
        sales_channel_id: store.sales_channel_id,
      }
    : null
}

export function credentialOf(
  { device, stock_location_id, sales_channel_id }: TillState,
  lane: PosCredential["lane"]
): PosCredential {
  return {
    device_id: device.id,
    device_name: device.name,
    retail_store_id: device.retail_store_id,
    stock_location_id,
    sales_channel_id,
    scopes: device.scopes as PosScope[],
    epoch: device.epoch,
    lane,
    revoked_at: device.revoked_at,
  }
}
