import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { containerSql, defineJob, defineReconcileJob, enqueueWith } from "../../../core/jobs"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { syncRetailStoreWorkflow } from "../workflows/sync-retail-store"

/** Syncs wait for each other anyway; one queue keeps them from holding several workers. */
const QUEUE = "omni-sync-retail-stores"

const DAY_MS = 24 * 60 * 60 * 1000

// A product import is many events: one sync after the last of them does.
const SETTLE_MS = 5_000

/** Brings one store in step; a failure is tried again. */
export const syncStoreJob = defineJob({
  name: "omni-sync-retail-store",
  schema: z.strictObject({ id: z.string() }),
  timeoutSeconds: 600,
  run: async ({ id }, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const [store] = await stores.listRetailStores({ id }, { select: ["id"], take: 1 })
    if (!store) {
      return
    }
    const { result } = await syncRetailStoreWorkflow(container).run({ input: { id } })
    if (result.sync_error) {
      throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, result.sync_error, "sync_failed")
    }
  },
})

/** The shop has something new that every store needs: one job per store. */
export const syncAllStoresJob = defineJob({
  name: "omni-sync-all-retail-stores",
  schema: z.strictObject({}),
  run: async (_, { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await enqueueStores(container, await stores.listRetailStores({}, { select: ["id"] }))
  },
})

/** Finds stores that were never brought in step, could not be, not for a day, or not since the newest profile. */
export const reconcileStoresJob = defineReconcileJob({
  name: "omni-reconcile-retail-stores",
  schedule: "*/15 * * * *",
  run: async ({ container, now }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const needed = Math.max(now.getTime() - DAY_MS, await newestProfile(container))
    const behind = await stores.listRetailStores(
      {
        $or: [
          { synced_at: null },
          { synced_at: { $lt: new Date(needed) } },
          { sync_error: { $ne: null } },
        ],
      },
      { select: ["id"] }
    )
    await enqueueStores(container, behind)
  },
})

/** Medusa tells nobody of a new shipping profile, yet every store needs a pickup option for it. */
async function newestProfile(container: MedusaContainer): Promise<number> {
  const [newest] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({}, { select: ["created_at"], order: { created_at: "DESC" }, take: 1 })
  return newest ? new Date(newest.created_at).getTime() : 0
}

/** Asks for every store to be brought in step soon; asking often costs one sync. */
export async function enqueueSyncOfAllStores(container: MedusaContainer): Promise<void> {
  const { name } = syncAllStoresJob
  const run_at = new Date(Date.now() + SETTLE_MS)
  await enqueueWith(containerSql(container), name, {}, { key: name, queue: QUEUE, run_at })
}

async function enqueueStores(container: MedusaContainer, stores: { id: string }[]): Promise<void> {
  const sql = containerSql(container)
  for (const { id } of stores) {
    await enqueueWith(sql, syncStoreJob.name, { id }, { key: `sync ${id}`, queue: QUEUE })
  }
}
