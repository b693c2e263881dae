import type { NewUnitRow } from "../../../modules/store-return/types"
import type { AdminNewUnit } from "../../../types/return-desk"

/**
 * A unit that goes out in exchange as the dashboard gets it.
 * @param places names by stock location
 * @param collected when it is ready, if it is collected
 */
export function newUnitTold(
  unit: Omit<NewUnitRow, "case_id">,
  places: ReadonlyMap<string, string>,
  collected: { ready_at: Date; time_zone: string } | null
): AdminNewUnit {
  const { variant_id, title, variant_title, sku, thumbnail, amount, from_location_id: from } = unit
  const place = from === null ? null : { stock_location_id: from, name: places.get(from) ?? from }
  return {
    ...{ variant_id, title, variant_title, sku, thumbnail, amount },
    deliver_from: unit.collect ? null : place,
    collect_at:
      unit.collect && place && collected
        ? {
            ...place,
            ready_at: collected.ready_at.toISOString(),
            time_zone: collected.time_zone,
          }
        : null,
  }
}

/** Stock locations where units lie. */
export const placesOf = (units: readonly Pick<NewUnitRow, "from_location_id">[]): string[] =>
  units.flatMap(({ from_location_id }) => from_location_id ?? [])
