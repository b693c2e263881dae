import type { FoundRetailStore } from "../../../modules/retail-store/types"
import type { StoreRetailStore } from "../../../types/http"
import { storeWithHours } from "../../../workflows/pickup/queries/store-card"

/** The store as a shopper gets it: nothing of how it works inside. */
export function toStoreRetailStore(
  store: FoundRetailStore,
  stock: StoreRetailStore["stock"],
  now: Date
): StoreRetailStore {
  return { ...storeWithHours(store, now.getTime()), stock }
}
