import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { readStoreView } from "../../../modules/change-feed/read-models/store-view"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import type { StoreView } from "../../../modules/change-feed/types"
import type { PosCredential } from "../../../modules/pos/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"

/** Which store a till stands in, by its credential alone. */
export type TillPlace = Pick<
  PosCredential,
  "retail_store_id" | "stock_location_id" | "sales_channel_id"
>

/** What the tills of a place see. Two statements. @throws NOT_FOUND `store_not_found` */
export async function storeViewOf(
  container: MedusaContainer,
  { retail_store_id, stock_location_id, sales_channel_id }: TillPlace
): Promise<StoreView> {
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: retail_store_id }, { select: ["id", "country_code"], take: 1 })
  if (!store) {
    throw notFound("store_not_found", "The till's store does not exist any more")
  }
  const { country_code } = store
  return await container
    .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    .reading((manager) =>
      readStoreView(manager, { retail_store_id, stock_location_id, sales_channel_id, country_code })
    )
}
