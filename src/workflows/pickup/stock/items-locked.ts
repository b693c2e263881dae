import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Seconds a change of stock waits for another one of the same items. */
const WAIT_SECONDS = 10

/**
 * Runs a change of stock while holding the locks Medusa's own steps take, in one order: Medusa's inventory
 * service reads a level and writes it back whole, so both sides must keep out of each other's way.
 */
export async function withItemsLocked<Result>(
  container: MedusaContainer,
  itemIds: readonly string[],
  change: () => Promise<Result>
): Promise<Result> {
  const keys = [...new Set(itemIds)].sort()
  if (keys.length === 0) {
    return change()
  }
  return container.resolve(Modules.LOCKING).execute(keys, change, { timeout: WAIT_SECONDS })
}

/** Inventory items the order lines have reservations of. */
export async function reservedItems(
  container: MedusaContainer,
  lineIds: readonly string[]
): Promise<string[]> {
  const reservations = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id: [...lineIds] }, {
      select: ["id", "inventory_item_id"],
      take: null,
    } as never)
  return reservations.map((reservation) => reservation.inventory_item_id)
}
