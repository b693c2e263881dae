import type { MedusaContainer } from "@medusajs/framework/types"
import type { ChangeType } from "../../../modules/change-feed/domain/kinds"
import type { Mark, Stream } from "../../../modules/change-feed/read-models/marks"
import type { StoreView } from "../../../modules/change-feed/types"
import type { PosChange } from "../../../types/pos-changes"
import type { TillPlace } from "./store-view"
import { changeOf, readThings } from "./things"

/** The marks a store's tills follow: what belongs to one place is marked under it. */
export function streamsOf(types: readonly ChangeType[], place: TillPlace): Stream[] {
  const scopes: Partial<Record<ChangeType, string>> = {
    stock: place.stock_location_id,
    pickup: place.retail_store_id,
  }
  return types.map((kind) => ({ kind, scope: scopes[kind] ?? "" }))
}

/** What marks say, in their order, with each thing as it is now. The number of statements depends on types alone. */
export async function changesOf(
  container: MedusaContainer,
  view: StoreView,
  marks: readonly Mark[],
  now: Date
): Promise<PosChange[]> {
  const things = new Map<ChangeType, Awaited<ReturnType<typeof readThings>>>()
  for (const type of new Set(marks.map((mark) => mark.kind))) {
    const ids = marks.filter((mark) => mark.kind === type).map((mark) => mark.entity_id)
    things.set(type, await readThings(container, view, type, { ids }, now))
  }
  return marks.map(({ kind, entity_id }) =>
    changeOf(kind, entity_id, things.get(kind)?.get(entity_id))
  )
}
