import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { readQueue, type QueueFilters } from "../../../modules/pickup/read-models/pickup-queue"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { dayBounds, localDate } from "../../../modules/retail-store/domain/calendar"
import { DAY_MS } from "../../../core/zone"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { adminPickups } from "../../../workflows/pickup/queries/admin-pickup"
import { requireStoreRole, type StaffRequest, visibleStoreIds } from "../../middlewares/staff-scope"
import { withOwnErrors } from "../../own-errors"
import { roleIn } from "./pickup-access"
import type { AdminGetPickupsParams } from "./validators"

/**
 * GET /admin/pickups: the queue of the caller's stores, what is late first, then by promise.
 * Answers AdminPickupList. Errors: 403 `store_forbidden` for a store that is not the caller's.
 */
export const GET = withOwnErrors<StaffRequest<unknown, AdminGetPickupsParams>>(async (req, res) => {
  const query = req.validatedQuery as AdminGetPickupsParams
  query.retail_store_id?.forEach((id) => requireStoreRole(req.staffScope, id))
  const now = new Date()
  const storeIds = query.retail_store_id ?? visibleStoreIds(req.staffScope) ?? null
  const queue = await req.scope
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading(async (manager) =>
      readQueue(manager, {
        store_ids: storeIds,
        order_ids: query.order_id,
        statuses: query.status,
        due: await dueOf(req.scope, query.due, storeIds, now),
        q: query.q,
        now,
        limit: query.limit,
        offset: query.offset,
      })
    )
  res.json({
    pickups: await adminPickups(req.scope, queue.rows, (id) => roleIn(req, id), now),
    counts: queue.counts,
    count: queue.count,
    limit: query.limit,
    offset: query.offset,
  })
})

/** "today" is the day of the store asked for; over several stores, of the first of them. */
async function dueOf(
  container: MedusaContainer,
  due: AdminGetPickupsParams["due"],
  storeIds: readonly string[] | null,
  now: Date
): Promise<QueueFilters["due"]> {
  if (due === undefined || due === "late") {
    return due && { late: true }
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores(storeIds ? { id: [...storeIds] } : {}, {
      select: ["id", "time_zone"],
      take: 1,
    })
  const zone = store?.time_zone ?? "UTC"
  const today = dayBounds(zone, localDate(zone, now.getTime()))
  const day = due === "today" ? today : dayBounds(zone, localDate(zone, today.ends_at + DAY_MS / 2))
  return { from: new Date(day.starts_at), to: new Date(day.ends_at) }
}
