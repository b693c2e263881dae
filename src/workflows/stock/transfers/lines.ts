import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { TransferLine } from "../../../modules/stock/domain/transfers"
import type { AdminStockTransferLine } from "../../../types/stock"

/**
 * The items and units that lines of people name; a kit stands for its components.
 * @throws INVALID_DATA `unknown_variant` for a variant whose stock nobody keeps, `unknown_item`
 */
export async function itemLinesOf(
  container: MedusaContainer,
  lines: readonly AdminStockTransferLine[]
): Promise<TransferLine[]> {
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock(lines.flatMap((line) => line.variant_id ?? []))
  await assertItems(container, lines)
  const units = new Map<string, number>()
  const add = (itemId: string, quantity: number) =>
    units.set(itemId, (units.get(itemId) ?? 0) + quantity)
  for (const { variant_id, inventory_item_id, quantity } of lines) {
    if (inventory_item_id !== undefined) {
      add(inventory_item_id, quantity)
      continue
    }
    const components = variants.get(variant_id ?? "")?.components ?? []
    if (components.length === 0) {
      throw invalid("unknown_variant", `No stock is kept of the variant ${variant_id}`)
    }
    components.forEach((part) => add(part.inventory_item_id, quantity * part.required_quantity))
  }
  return [...units].map(([inventory_item_id, quantity]) => ({ inventory_item_id, quantity }))
}

async function assertItems(
  container: MedusaContainer,
  lines: readonly AdminStockTransferLine[]
): Promise<void> {
  const ids = [...new Set(lines.flatMap((line) => line.inventory_item_id ?? []))]
  const found = ids.length
    ? await container
        .resolve(Modules.INVENTORY)
        .listInventoryItems({ id: ids }, { select: ["id"], take: ids.length })
    : []
  const known = new Set(found.map((item) => item.id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown !== undefined) {
    throw invalid("unknown_item", `There is no inventory item ${unknown}`)
  }
}
