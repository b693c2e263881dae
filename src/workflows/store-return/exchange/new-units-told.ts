import type { NewUnitRow } from "../../../modules/store-return/types"
import type { AdminNewUnit } from "../../../types/return-desk"

/**
 * A unit that goes out in exchange as the dashboard gets it.
 * @param places names by stock location
 */
export function newUnitTold(
  unit: Omit<NewUnitRow, "case_id">,
  places: ReadonlyMap<string, string>
): AdminNewUnit {
  const { variant_id, title, variant_title, sku, thumbnail, amount, from_location_id: from } = unit
  return {
    ...{ variant_id, title, variant_title, sku, thumbnail, amount },
    deliver_from:
      from === null ? null : { stock_location_id: from, name: places.get(from) ?? from },
  }
}

/** Stock locations units are delivered from. */
export const placesOf = (units: readonly Pick<NewUnitRow, "from_location_id">[]): string[] =>
  units.flatMap(({ from_location_id }) => from_location_id ?? [])
