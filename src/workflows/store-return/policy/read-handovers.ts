import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findExchanged } from "../../../modules/store-return/operations/exchanged"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { Handover } from "../../../modules/store-return/domain/handed-over"

export type FulfillmentGraph = {
  delivered_at: string | Date | null
  canceled_at: string | Date | null
  items: { line_item_id: string | null; quantity: unknown }[] | null
}

type Handovers = Map<string, Handover[]>

/** When units of an order were handed over, by line: collected in a store, or delivered. */
export async function readHandovers(
  container: MedusaContainer,
  orderId: string,
  fulfillments: readonly FulfillmentGraph[]
): Promise<Handovers> {
  const collected = await readCollected(container, orderId)
  const delivered = deliveredOf(fulfillments)
  return new Map([...delivered, ...collected])
}

/** A courier's van tells no clock: the receiving store's counts. */
function deliveredOf(fulfillments: readonly FulfillmentGraph[]): Handovers {
  const lines: Handovers = new Map()
  for (const { delivered_at, canceled_at, items } of fulfillments) {
    for (const { line_item_id, quantity } of items ?? []) {
      if (delivered_at && !canceled_at && line_item_id) {
        const handed = { at: new Date(delivered_at), time_zone: null, quantity: Number(quantity) }
        lines.set(line_item_id, [...(lines.get(line_item_id) ?? []), handed])
      }
    }
  }
  return lines
}

/** Medusa is told of a collection some time after it, so its own date counts. */
async function readCollected(container: MedusaContainer, orderId: string): Promise<Handovers> {
  const { over, lines } = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading(async (manager) => {
      const pickups = await findPickups(manager, { column: "order_id", values: [orderId] })
      const over = new Map(
        pickups.filter(({ collected_at }) => collected_at !== null).map((each) => [each.id, each])
      )
      return { over, lines: await linesOf(manager, [...over.keys()]) }
    })
  const zones = await zonesOfStores(
    container,
    [...over.values()].map(({ retail_store_id }) => retail_store_id)
  )
  return new Map(
    lines
      .filter(({ collected_quantity }) => collected_quantity > 0)
      .map(({ pickup_id, order_line_item_id, collected_quantity: quantity }) => {
        const { collected_at, retail_store_id } = over.get(pickup_id)!
        const time_zone = zones.get(retail_store_id) ?? null
        return [order_line_item_id, [{ at: collected_at!, time_zone, quantity }]]
      })
  )
}

/**
 * What went out in exchange was handed over at that desk, whatever the order says; what lay elsewhere, when it was
 * delivered or collected.
 */
export async function readExchanged(
  container: MedusaContainer,
  orderId: string,
  handovers: Handovers
): Promise<Handovers> {
  const units = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findExchanged(manager, orderId))
  const zones = await zonesOfStores(
    container,
    units.flatMap(({ retail_store_id }) => retail_store_id ?? [])
  )
  return new Map(
    units.map(({ line_item_id, accepted_at, retail_store_id, is_elsewhere }) => {
      if (is_elsewhere) {
        return [line_item_id, handovers.get(line_item_id) ?? []]
      }
      const time_zone = zones.get(retail_store_id ?? "") ?? null
      return [line_item_id, [{ at: new Date(accepted_at), time_zone, quantity: 1 }]]
    })
  )
}

/** The clock of a store, also of one that was closed down; null for an unknown one. */
export const zoneOfStore = async (
  container: MedusaContainer,
  storeId: string
): Promise<string | null> => (await zonesOfStores(container, [storeId])).get(storeId) ?? null

async function zonesOfStores(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) {
    return new Map()
  }
  const stores = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: [...new Set(ids)] }, {
      select: ["id", "time_zone"],
      take: null,
      withDeleted: true,
    } as never)
  return new Map(stores.map(({ id, time_zone }) => [id, time_zone]))
}
