import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { binsOf, type DispositionPlaces } from "../../../modules/store-return/domain/disposition"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AdminReturnCentre } from "../../../types/return-desk"
import { graph, idsOf, type Linked } from "../../retail-store/sync/graph"

const optionsOf = (container: MedusaContainer) =>
  container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE).options.returns

/**
 * Where what a place receives is put, by the options of the shop. An option that names nothing of use holds up nobody who
 * brings goods: it counts as left out, and the log says so.
 */
export async function readDispositionPlaces(
  container: MedusaContainer,
  receiving: Pick<NewReturnCase, "retail_store_id" | "stock_location_id">
): Promise<DispositionPlaces> {
  const { refurbishLocationId, damagedLocationId } = optionsOf(container)
  const [usable, centre] = await Promise.all([usableBins(container), readCentre(container)])
  const bin = (option: string, id: string | undefined): string | null => {
    if (id === undefined || usable.has(id)) {
      return id ?? null
    }
    warn(
      container,
      `returns.${option}: ${id} is no stock location, or a sales channel sells from it`
    )
    return null
  }
  const { retail_store_id, stock_location_id } = receiving
  const isSentOn = centre !== null && retail_store_id !== null && retail_store_id !== centre.id
  return {
    shelf: stock_location_id,
    centre: isSentOn ? stock_location_id : null,
    refurbish: bin("refurbishLocationId", refurbishLocationId),
    damaged_bin: bin("damagedLocationId", damagedLocationId),
  }
}

/** The store goods may be sent to that came back fit for sale; null: there is none. */
export async function readCentre(container: MedusaContainer): Promise<AdminReturnCentre | null> {
  const { centreStoreId } = optionsOf(container)
  if (centreStoreId === undefined) {
    return null
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: centreStoreId }, { select: ["id", "name"], take: 1 })
  if (!store) {
    warn(container, `returns.centreStoreId: there is no retail store ${centreStoreId}`)
    return null
  }
  return { id: store.id, name: store.name }
}

/** Of the bins those that exist and that no sales channel sells from. */
async function usableBins(container: MedusaContainer): Promise<ReadonlySet<string>> {
  const ids = binsOf(optionsOf(container))
  const found =
    ids.length === 0
      ? []
      : await graph<{ id: string; sales_channels: Linked }>(container, {
          entity: "stock_location",
          fields: ["id", "sales_channels.id"],
          filters: { id: ids },
        })
  return new Set(
    found.flatMap(({ id, sales_channels }) => (idsOf(sales_channels).length === 0 ? id : []))
  )
}

const warn = (container: MedusaContainer, text: string): void =>
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(text)
