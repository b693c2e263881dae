import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { JOB_MODULE } from "../../modules/job/key"
import type { JobModuleService } from "../../modules/job/service"
import { wantedTypes } from "./wanted"

export const STOCK_CHANGED = "stock.changed"
export const ANNOUNCE_STOCK_JOB = "omni-announce-stock"

/** A place is told of at most once in this time, however often its stock changes. */
export const STOCK_PAUSE_MS = 10_000

/** Has endpoints told, within 10 seconds, that stock changed in these places; many changes are told as one. */
export async function tellOfStock(
  container: MedusaContainer,
  locationIds: readonly string[]
): Promise<void> {
  const wantedSince = await wantedTypes(container)
  if (wantedSince(STOCK_CHANGED) === null) {
    return
  }
  const jobs = container.resolve<JobModuleService>(JOB_MODULE)
  const run_at = new Date(Date.now() + STOCK_PAUSE_MS)
  for (const stock_location_id of [...new Set(locationIds)].sort()) {
    await jobs.enqueue(
      ANNOUNCE_STOCK_JOB,
      { stock_location_id },
      { key: `webhook-stock:${stock_location_id}`, keep_run_at: true, run_at }
    )
  }
}

/** As `tellOfStock`, for inventory levels. */
export async function tellOfLevels(
  container: MedusaContainer,
  levelIds: readonly string[]
): Promise<void> {
  const wantedSince = await wantedTypes(container)
  if (wantedSince(STOCK_CHANGED) === null) {
    return
  }
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ id: [...levelIds] }, { select: ["location_id"] })
  await tellOfStock(
    container,
    levels.map((level) => level.location_id)
  )
}
