import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import type { CorrectInput } from "../../../modules/stock/types"
import { withItemsLocked } from "../../stock/item-locks"

export type VariantCorrection = Omit<CorrectInput, "items"> & {
  variants: readonly { variant_id: string | null; quantity: number }[]
}

/**
 * Puts the figures of a place right by what people saw of its variants, once per reference. An empty shelf of
 * kits says nothing of each component, so of kits only the missing units are taken off.
 */
export async function correctStock(
  container: MedusaContainer,
  { variants, ...correction }: VariantCorrection,
  now: Date
): Promise<void> {
  const stock = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock(variants.flatMap((entry) => entry.variant_id ?? []))
  const units = new Map<string, number>()
  let hasKits = false
  for (const { variant_id, quantity } of variants) {
    const known = variant_id === null ? undefined : stock.get(variant_id)
    const components = known?.manage_inventory ? known.components : []
    hasKits ||=
      components.length > 1 || components.some((component) => component.required_quantity > 1)
    for (const component of components) {
      const before = units.get(component.inventory_item_id) ?? 0
      units.set(component.inventory_item_id, before + quantity * component.required_quantity)
    }
  }
  const items = [...units].map(([inventory_item_id, quantity]) => ({ inventory_item_id, quantity }))
  const what = hasKits ? "take_off" : correction.correction
  await withItemsLocked(container, [...units.keys()], () =>
    container
      .resolve<StockModuleService>(STOCK_MODULE)
      .correct({ ...correction, correction: what, items }, now)
  )
}
