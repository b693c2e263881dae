import {
  createInventoryLevelsWorkflow,
  updateInventoryLevelsWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { CENTRE } from "../data/brand"
import { STORES } from "../data/stores"
import { plannedProducts } from "../lib/catalogue"
import { chunksOf } from "../lib/chunks"
import type { Demo, Stage } from "../lib/demo"
import { ensureLocations } from "../lib/locations"
import { unitsInCentre, unitsInStore } from "../lib/stock-plan"

const LEVELS_PER_CALL = 500

/** Units in the centre and in the stores. */
export const stockStage: Stage = {
  name: "stock",
  async run(demo) {
    const levels = await plannedLevels(demo)
    const known = await knownLevels(demo, levels)
    const missing = levels.filter((level) => !known.has(keyOf(level)))
    // A level that exists was left empty by a store being opened before its stock arrived.
    const empty = levels.filter(
      (level) => known.get(keyOf(level)) === 0 && level.stocked_quantity > 0
    )
    let done = levels.length - missing.length - empty.length
    for (const some of chunksOf(missing, LEVELS_PER_CALL)) {
      await createInventoryLevelsWorkflow(demo.container).run({ input: { inventory_levels: some } })
      done += some.length
      demo.say(`    ${done} of ${levels.length} levels`)
    }
    for (const some of chunksOf(empty, LEVELS_PER_CALL)) {
      await updateInventoryLevelsWorkflow(demo.container).run({ input: { updates: some } })
    }
    const units = levels.reduce((sum, level) => sum + level.stocked_quantity, 0)
    return `${units} units in ${STORES.length + 1} places`
  },
}

type Level = { inventory_item_id: string; location_id: string; stocked_quantity: number }

const keyOf = (level: { inventory_item_id: string; location_id: string }) =>
  `${level.inventory_item_id}/${level.location_id}`

async function plannedLevels({ container }: Demo): Promise<Level[]> {
  const [centre, ...stores] = await ensureLocations(container, [CENTRE, ...STORES])
  const products = plannedProducts()
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({ sku: skus }, { select: ["id", "sku"], take: skus.length })
  const itemIds = new Map(items.map(({ sku, id }) => [sku, id]))
  return products.flatMap((product) =>
    product.variants.flatMap((variant) => {
      const inventory_item_id = itemIds.get(variant.sku)!
      const atStores = STORES.map((store, index) => ({
        inventory_item_id,
        location_id: stores[index]!,
        stocked_quantity: unitsInStore(store, product, variant),
      }))
      return [
        {
          inventory_item_id,
          location_id: centre!,
          stocked_quantity: unitsInCentre(product, variant),
        },
        ...atStores,
      ]
    })
  )
}

async function knownLevels({ container }: Demo, levels: Level[]): Promise<Map<string, number>> {
  const location_id = [...new Set(levels.map((level) => level.location_id))]
  const known = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels(
      { location_id },
      { select: ["inventory_item_id", "location_id", "stocked_quantity"], take: levels.length * 2 }
    )
  return new Map(known.map((level) => [keyOf(level), Number(level.stocked_quantity)]))
}
