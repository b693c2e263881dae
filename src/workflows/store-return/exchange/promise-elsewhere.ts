import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { demandOf, type VariantStock } from "../../../modules/pickup/domain/demand"
import { readAvailability } from "../../../modules/pickup/read-models/availability"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { STOCK_MODULE } from "../../../modules/stock"
import { lockLevels } from "../../../modules/stock/operations/levels"
import type { StockModuleService } from "../../../modules/stock/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { binsOf } from "../../../modules/store-return/domain/disposition"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { placeNames } from "../../names"

type Unit = NewReturnCase["new_units"][number] & { from_location_id: string }
type Variants = ReadonlyMap<string, VariantStock>

/** Units promised in other places: which items to lock, and what to do under those locks, in the case's transaction. */
export type PromiseElsewhere = {
  items: string[]
  keep: (manager: SqlEntityManager, context: Context) => Promise<void>
}

/**
 * What of a case is delivered or collected is reserved where it lies, each unit in one place: what is reserved there, held
 * by carts or kept back stays.
 * @throws INVALID_DATA `place_not_offered`; CONFLICT `not_enough_stock` naming place and goods, when it is kept
 */
export async function promiseElsewhere(
  container: MedusaContainer,
  { id, new_units, accepted_at }: NewReturnCase
): Promise<PromiseElsewhere> {
  const units = new_units.filter((unit): unit is Unit => unit.from_location_id !== null)
  if (units.length === 0) {
    return { items: [], keep: async () => undefined }
  }
  const [variants, places] = await Promise.all([
    variantsOf(container, units),
    readPlaces(container, units),
  ])
  const promised = units.flatMap((unit) => promisedFor(unit, variants))
  return {
    items: promised.map(({ inventory_item_id }) => inventory_item_id),
    keep: async (manager, context) => {
      const itemIds = [...new Set(promised.map(({ inventory_item_id }) => inventory_item_id))]
      const placeIds = [...places.keys()]
      await lockLevels(manager, itemIds, placeIds)
      const free = await readAvailability(manager, {
        ...{ location_ids: placeIds, inventory_item_ids: itemIds, now: new Date() },
      })
      for (const [placeId, place] of places) {
        const freeOf = (itemId: string): number =>
          free.find((row) => row.location_id === placeId && row.inventory_item_id === itemId)
            ?.quantity ?? 0
        const here = units.filter(({ from_location_id }) => from_location_id === placeId)
        assertThere(here, variants, { ...place, freeOf })
      }
      await container
        .resolve<StockModuleService>(STOCK_MODULE)
        .reserve({ units: promised, reference: `${id}:delivery` }, accepted_at, context)
    },
  }
}

/** Nobody is promised a unit that is still to come: it must be there, whatever may be back-ordered. */
async function variantsOf(container: MedusaContainer, units: readonly Unit[]): Promise<Variants> {
  const ids = [...new Set(units.map(({ variant_id }) => variant_id))]
  const known = await container.resolve<PickupModuleService>(PICKUP_MODULE).variantStock(ids)
  return new Map([...known].map(([id, variant]) => [id, { ...variant, allow_backorder: false }]))
}

const promisedFor = (
  { line_item_id, variant_id, from_location_id: stock_location_id }: Unit,
  variants: Variants
) => {
  const variant = variants.get(variant_id)
  return (variant?.manage_inventory ? variant.components : []).map(
    ({ inventory_item_id, required_quantity: quantity }) => ({
      ...{ line_item_id, inventory_item_id, stock_location_id, quantity },
    })
  )
}

type Place = { name: string; safetyOf: (variantId: string) => number }

/**
 * Places by stock location: stores that are open for good, and places that are no store; nothing is fit for sale in a bin.
 * @throws INVALID_DATA `place_not_offered`
 */
async function readPlaces(
  container: MedusaContainer,
  units: readonly Unit[]
): Promise<ReadonlyMap<string, Place>> {
  const ids = [...new Set(units.map(({ from_location_id }) => from_location_id))].sort()
  const service = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const [stores, names] = await Promise.all([
    service.listRetailStores({ stock_location_id: ids }, { take: ids.length }),
    placeNames(container, ids),
  ])
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const bins = binsOf(options.returns)
  const storeAt = new Map(stores.map((store) => [store.stock_location_id, store]))
  const safetyOf = await service.safetyStockOf(
    stores.map((store) => store.id),
    units.map(({ variant_id }) => variant_id)
  )
  return new Map(
    ids.map((id): [string, Place] => {
      const store = storeAt.get(id)
      const name = names.get(id)
      if (name === undefined || store?.is_active === false || bins.includes(id)) {
        throw invalid("place_not_offered", `new_units: nothing is promised from ${id}`)
      }
      return [id, { name, safetyOf: (variantId) => (store ? safetyOf(store.id, variantId) : 0) }]
    })
  )
}

/** @throws CONFLICT `not_enough_stock` */
function assertThere(
  units: readonly Unit[],
  variants: Variants,
  { name, safetyOf, freeOf }: Place & { freeOf: (inventoryItemId: string) => number }
): void {
  const lines = units.map(({ line_item_id, variant_id }) => ({
    ...{ id: line_item_id, variant_id, quantity: 1 },
  }))
  const short = demandOf(lines, variants, safetyOf)
    .filter(({ inventory_item_id, quantity, safety }) => {
      return freeOf(inventory_item_id) - safety < quantity
    })
    .map(({ inventory_item_id }) => inventory_item_id)
  const gone = units.find(({ variant_id }) => {
    const variant = variants.get(variant_id)
    const isUncountable = variant?.manage_inventory && variant.components.length === 0
    return (
      !variant ||
      isUncountable ||
      variant.components.some(({ inventory_item_id }) => short.includes(inventory_item_id))
    )
  })
  if (gone) {
    const goods = [gone.title, gone.variant_title].filter(Boolean).join(", ")
    throw conflict(
      "not_enough_stock",
      `new_units: ${name} has too few of ${goods}, or they are promised to others`
    )
  }
}
