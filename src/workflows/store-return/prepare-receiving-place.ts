import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addMissingLevels } from "../retail-store/sync/inventory-levels"

type Item = {
  item: {
    variant: {
      manage_inventory: boolean
      inventory_items: { inventory_item_id: string }[]
    } | null
  } | null
}

/**
 * Gives the place that receives a return a level of everything that comes back. Without one Medusa refuses the
 * return, or, when another of its products has one, loses the units.
 */
export async function prepareReceivingPlace(
  container: MedusaContainer,
  returnId: string
): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "return",
    fields: [
      "location_id",
      "items.item.variant.manage_inventory",
      "items.item.variant.inventory_items.inventory_item_id",
    ],
    filters: { id: returnId },
  })
  const location = data[0]?.location_id
  const items = (data[0]?.items ?? []) as unknown as Item[]
  const managed = items
    .map(({ item }) => item?.variant)
    .filter((variant) => variant?.manage_inventory)
    .flatMap((variant) => variant!.inventory_items.map((each) => each.inventory_item_id))
  if (location && managed.length > 0) {
    await addMissingLevels(container, location, [...new Set(managed)])
  }
}
