import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

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
