import type { NewUnitRow } from "../../../modules/store-return/types"
import type { AdminNewUnit } from "../../../types/return-desk"

/** When a unit is ready, and where if not where it was promised. */
export type Collection = {
  ready_at: Date
  time_zone: string
  place?: { stock_location_id: string; name: string }
}

/**
 * A unit that goes out in exchange as the dashboard gets it.
 * @param places names by stock location
 * @param collection null: it is not collected
 */
export function newUnitTold(
  unit: Omit<NewUnitRow, "case_id">,
  places: ReadonlyMap<string, string>,
  collection: Collection | null
): AdminNewUnit {
  const { variant_id, title, variant_title, sku, thumbnail, amount, from_location_id: from } = unit
  const place = from === null ? null : { stock_location_id: from, name: places.get(from) ?? from }
  return {
    ...{ variant_id, title, variant_title, sku, thumbnail, amount },
    deliver_from: unit.collect ? null : place,
    collect_at:
      unit.collect && place && collection
        ? {
            ...(collection.place ?? place),
            ready_at: collection.ready_at.toISOString(),
            time_zone: collection.time_zone,
          }
        : null,
  }
}

/** Stock locations where units lie. */
export const placesOf = (units: readonly Pick<NewUnitRow, "from_location_id">[]): string[] =>
  units.flatMap(({ from_location_id }) => from_location_id ?? [])

/** How a unit of an exchange comes to the shopper. */
export const wayOf = ({
  from_location_id,
  collect,
}: Pick<NewUnitRow, "from_location_id" | "collect">): "now" | "deliver" | "collect" =>
  from_location_id === null ? "now" : collect ? "collect" : "deliver"
