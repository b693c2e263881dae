import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import {
  demandOf,
  isLimited,
  type ItemDemand,
  type StockLine,
  type VariantStock,
} from "../../../modules/pickup/domain/demand"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

/** Deleted, or to be counted without there being anything to count: nobody can promise it. */
function cannotBePromised(line: StockLine, variants: ReadonlyMap<string, VariantStock>): boolean {
  if (line.variant_id === null) {
    return false
  }
  const variant = variants.get(line.variant_id)
  return variant === undefined || (isLimited(variant) && variant.components.length === 0)
}

/**
 * Units of each inventory item the lines need in this store, with the store's safety stock.
 * @throws CONFLICT `store_out_of_stock` for a variant that is gone or has no stock to count.
 */
export async function demandAt(
  container: MedusaContainer,
  storeId: string,
  lines: readonly StockLine[]
): Promise<ItemDemand[]> {
  const variantIds = [...new Set(lines.flatMap((line) => line.variant_id ?? []))]
  const [variants, safetyOf] = await Promise.all([
    container.resolve<PickupModuleService>(PICKUP_MODULE).variantStock(variantIds),
    container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .safetyStockOf([storeId], variantIds),
  ])
  if (lines.some((line) => cannotBePromised(line, variants))) {
    throw conflict("store_out_of_stock", "Something in the cart is no longer sold")
  }
  return demandOf(lines, variants, (variantId) => safetyOf(storeId, variantId))
}
