import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { ensureInventoryLevels } from "./inventory-levels"
import { ensureLocationLinks } from "./location-links"
import { ensurePickupOptions } from "./pickup-options"
import { ensurePickupZone } from "./pickup-zone"
import { readShop } from "./shop"
import { ensureTillChannel } from "./till-channel"

// Two runs at once would both find nothing and both create. One key for all stores: they share a type.
const LOCK = "omni_retail_store:sync"
const LOCK_WAIT_SECONDS = 30
const REASON_LIMIT = 500

export type SyncResult = { id: string; synced_at: Date | null; sync_error: string | null }

/**
 * Brings Medusa's side of one store in step and notes the outcome on the store; safe to run again and again.
 * A failure is noted, not thrown: the store itself is saved and the next run goes on where this one stopped.
 */
export async function syncRetailStore(container: MedusaContainer, id: string): Promise<SyncResult> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const store = await stores.retrieveStore(id)
  try {
    await container.resolve(Modules.LOCKING).execute(LOCK, () => bringInStep(container, id), {
      timeout: LOCK_WAIT_SECONDS,
    })
  } catch (error) {
    const sync_error = reasonOf(error)
    await stores.updateStore(id, { sync_error })
    return { id, synced_at: store.synced_at, sync_error }
  }
  const synced_at = new Date()
  await stores.updateStore(id, { synced_at, sync_error: null })
  return { id, synced_at, sync_error: null }
}

/** Errors of Medusa's workflows arrive serialised: with a message, but no class. */
function reasonOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return (typeof message === "string" && message ? message : "The reason is not known").slice(
    0,
    REASON_LIMIT
  )
}

async function bringInStep(container: MedusaContainer, id: string): Promise<void> {
  const store = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveStore(id)
  await ensureTillChannel(container, store)
  const shop = await readShop(container)
  await ensureLocationLinks(container, store, shop)
  const zoneId = await ensurePickupZone(container, store, shop)
  if (zoneId) {
    await ensurePickupOptions(container, store, zoneId, shop)
  }
  await ensureInventoryLevels(container, store.stock_location_id)
}
