import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { enqueueJobs } from "../../../core/jobs"
import { retryOnClash } from "../../../core/retry-on-clash"
import type { SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { needsFollowUp } from "../../../modules/pos/domain/references"
import { firstVoids, voidKey } from "../../../modules/pos/domain/voids"
import {
  claimVoids,
  findSales,
  type SaleEntry,
  supersedeVoids,
  type VoidEntry,
} from "../../../modules/pos/operations/inbox"
import { openLateIncidents } from "../../../modules/pos/operations/late-receipts"
import {
  claimWaiting,
  readReady,
  type Resolution,
  type Waiting,
  writeResolutions,
} from "../../../modules/pos/operations/waiting"
import type { PosModuleService } from "../../../modules/pos/service"
import { stockLocks } from "../../stock/item-locks"
import { followUpOf } from "../jobs/names"
import { itemsOf, readProducts, type Settling, settleStock } from "./settle"
import { voidSettling, whyNotVoidable } from "./voids"

const PAGE = 100

/**
 * Settles deferred events whose reference has arrived, page by page.
 * @returns how many there were
 */
export async function resolveWaiting(container: MedusaContainer, now: Date): Promise<number> {
  const service = container.resolve<PosModuleService>(POS_MODULE)
  let resolved = 0
  for (;;) {
    const ready = await service.reading((manager) => readReady(manager, PAGE))
    const done = ready.length === 0 ? 0 : await resolvePage(container, ready, now)
    resolved += done
    if (done < PAGE) {
      return resolved
    }
  }
}

async function resolvePage(
  container: MedusaContainer,
  ready: readonly Waiting[],
  now: Date
): Promise<number> {
  const service = container.resolve<PosModuleService>(POS_MODULE)
  const { sales, products, items } = await service.reading(async (manager) => {
    const sales = await salesOf(manager, ready)
    const settling = ready.flatMap((each) => settlingOf(each, sales))
    const products = await readProducts(manager, settling)
    return { sales, products, items: itemsOf(settling, products) }
  })
  const locks = stockLocks(container)
  const resolve = async (manager: SqlEntityManager, context: Context) => {
    const claimed = await claimWaiting(manager, ready)
    const mine = ready.filter((each) => claimed.has(`${each.device_id} ${each.event_id}`))
    const decided = await decide(manager, mine, sales)
    await supersedeVoids(
      manager,
      decided.flatMap(({ superseded }) => superseded ?? [])
    )
    await writeResolutions(
      manager,
      decided.map(({ resolution }) => resolution)
    )
    const settling = decided.flatMap(({ waiting, resolution, superseded }) =>
      resolution.status === "applied" ? settlingOf(waiting, sales, superseded) : []
    )
    const lock_keys = locks.keys(items)
    await settleStock(container, manager, context, { settling, products, lock_keys, now })
    for (const { waiting } of decided) {
      if (waiting.body.type === "shift.closed") {
        const { shift_id } = waiting.body.data
        await openLateIncidents(manager, waiting.device_id, [shift_id], now)
      }
    }
    const devices = new Set(decided.map(({ resolution }) => resolution.device_id))
    await enqueueJobs(manager, [...devices].sort().map(followUpOf))
    return decided.length
  }
  return await locks.around(items, () => retryOnClash(() => service.inTransaction(resolve)))
}

async function salesOf(
  manager: SqlEntityManager,
  ready: readonly Waiting[]
): Promise<Map<string, SaleEntry>> {
  const ids = ready.flatMap(({ body }) =>
    body.type === "sale.voided" ? [body.data.sale_event_id] : []
  )
  const sales = await findSales(manager, ids)
  return new Map(sales.map((sale) => [sale.event_id, sale]))
}

/** Only a void has waited with its goods: what it gives back stands in the sale. */
function settlingOf(
  { device_id, retail_store_id, stock_location_id, body }: Waiting,
  sales: ReadonlyMap<string, SaleEntry>,
  superseded?: VoidEntry
): Settling[] {
  const sale = body.type === "sale.voided" ? sales.get(body.data.sale_event_id)?.body : undefined
  const own = { event: body, device_id, retail_store_id, stock_location_id }
  return sale ? voidSettling(own, sale, superseded) : []
}

type Decided = { waiting: Waiting; resolution: Resolution; superseded?: VoidEntry }

/** The voids that count so far, and those that will once what waits is in, by the keys of their sales. */
async function voidsOf(
  manager: SqlEntityManager,
  waiting: readonly Waiting[],
  sales: ReadonlyMap<string, SaleEntry>
) {
  const own = waiting.flatMap(({ device_id, retail_store_id, body }) =>
    body.type === "sale.voided" &&
    sales.get(body.data.sale_event_id)?.retail_store_id === retail_store_id
      ? [{ saleId: body.data.sale_event_id, place: { device_id, ...body } }]
      : []
  )
  const known = await claimVoids(
    manager,
    own.map(({ saleId }) => saleId)
  )
  const arriving = own.map(({ saleId, place }) => [voidKey(saleId), place] as const)
  return { known, counting: firstVoids([...arriving, ...known]) }
}

async function decide(
  manager: SqlEntityManager,
  waiting: readonly Waiting[],
  sales: ReadonlyMap<string, SaleEntry>
): Promise<Decided[]> {
  const { known, counting } = await voidsOf(manager, waiting, sales)
  return waiting.map((each) => {
    const { device_id, event_id, body } = each
    const base = { device_id, event_id, provides: null, problem: null }
    if (body.type !== "sale.voided") {
      const follow_up = needsFollowUp(body) ? ("pending" as const) : ("none" as const)
      return { waiting: each, resolution: { ...base, status: "applied", follow_up } }
    }
    const provides = voidKey(body.data.sale_event_id)
    const sale = sales.get(body.data.sale_event_id)
    const refusal = whyNotVoidable({ ...each, ...body }, sale, counting.get(provides))
    if (refusal) {
      const resolution = {
        ...base,
        status: "rejected" as const,
        problem: refusal,
        follow_up: "none" as const,
      }
      return { waiting: each, resolution }
    }
    return {
      waiting: each,
      superseded: known.get(provides),
      resolution: { ...base, status: "applied", provides, follow_up: "pending" },
    }
  })
}
