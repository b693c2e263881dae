import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import type { Which } from "../../../core/which"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { readCustomers } from "../../../modules/change-feed/read-models/customers"
import { readPrices } from "../../../modules/change-feed/read-models/prices"
import { readProducts } from "../../../modules/change-feed/read-models/products"
import { readPromotions } from "../../../modules/change-feed/read-models/promotions"
import { readStock } from "../../../modules/change-feed/read-models/stock"
import { readVariants } from "../../../modules/change-feed/read-models/variants"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import type { StoreView } from "../../../modules/change-feed/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { readTillPickups } from "../../../modules/pickup/read-models/till-pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PosChange, PosChangeData, PosChangeType } from "../../../types/pos-changes"

type Things<Type extends PosChangeType> = Map<string, PosChangeData[Type] | null>
type Read<Type extends PosChangeType> = (
  manager: SqlEntityManager,
  view: StoreView,
  which: Which,
  now: Date
) => Promise<Things<Type>>

/** How each type is read as it is now. */
const READERS: { [Type in Exclude<PosChangeType, "pickup">]: Read<Type> } = {
  product: readProducts,
  variant: readVariants,
  price: readPrices,
  promotion: readPromotions,
  stock: readStock,
  customer: (manager, _, which) => readCustomers(manager, which),
}

/**
 * Things of one type by id, as a store's tills see them now; null or missing for what is not for them. At most
 * two statements, however many there are.
 */
export async function readThings<Type extends PosChangeType>(
  container: MedusaContainer,
  view: StoreView,
  type: Type,
  which: Which,
  now: Date
): Promise<Things<Type>> {
  if (type === "pickup") {
    const pickups = await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .reading((manager) => readTillPickups(manager, view.retail_store_id, which, now))
    return pickups as Things<Type>
  }
  const read = READERS[type as Exclude<PosChangeType, "pickup">] as Read<Type>
  return await container
    .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    .reading((manager) => read(manager, view, which, now))
}

/** The change that makes a till know a thing as it is; without data it forgets it. */
export function changeOf<Type extends PosChangeType>(
  type: Type,
  id: string,
  data: PosChangeData[Type] | null | undefined
): PosChange {
  return (data ? { type, op: "upsert", id, data } : { type, op: "delete", id }) as PosChange
}
