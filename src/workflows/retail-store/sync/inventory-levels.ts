import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"

const PAGE = 500

/**
 * Gives every inventory item a level at the location, empty where it had none: Medusa cannot count, return
 * or reserve a thing where it has no level. Levels that exist are not touched. Answers how many it made.
 */
export async function ensureInventoryLevels(
  container: MedusaContainer,
  locationId: string
): Promise<number> {
  const inventory = container.resolve(Modules.INVENTORY)
  let made = 0
  let after: string | undefined = ""
  while (after !== undefined) {
    const items = await inventory.listInventoryItems({ id: { $gt: after } } as never, {
      select: ["id"],
      order: { id: "ASC" },
      take: PAGE,
    })
    const ids = items.map((item) => item.id)
    made += await addMissingLevels(container, locationId, ids)
    after = items.length < PAGE ? undefined : ids.at(-1)
  }
  return made
}

/** As `ensureInventoryLevels`, for these items alone. */
export async function addMissingLevels(
  container: MedusaContainer,
  locationId: string,
  itemIds: string[]
): Promise<number> {
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels(
      { inventory_item_id: itemIds, location_id: locationId },
      { select: ["inventory_item_id"], take: itemIds.length }
    )
  const present = new Set(levels.map((level) => level.inventory_item_id))
  const missing = itemIds.filter((id) => !present.has(id))
  if (missing.length) {
    await createInventoryLevelsWorkflow(container).run({
      input: {
        inventory_levels: missing.map((inventory_item_id) => ({
          inventory_item_id,
          location_id: locationId,
          stocked_quantity: 0,
        })),
      },
    })
  }
  return missing.length
}
