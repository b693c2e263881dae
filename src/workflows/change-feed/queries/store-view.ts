import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { readStoreView, type TillPlace } from "../../../modules/change-feed/read-models/store-view"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import type { StoreView } from "../../../modules/change-feed/types"

export type { TillPlace }

/** What the tills of a place see. One statement. @throws NOT_FOUND `store_not_found` */
export async function storeViewOf(
  container: MedusaContainer,
  place: TillPlace
): Promise<StoreView> {
  const view = await container
    .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    .reading((manager) => readStoreView(manager, place))
  return found(view)
}

/** @throws NOT_FOUND `store_not_found` */
export function found(view: StoreView | null): StoreView {
  if (!view) {
    throw notFound("store_not_found", "The till's store does not exist any more")
  }
  return view
}
