import type { Bound } from "../../../core/sql"
import type { StoreDays } from "../types"

/** A store's days as the rows `omni_days` of a statement's `with`, and the values they are bound by. */
export function bindDays(days: StoreDays): { rows: string; values: Bound[] } {
  return {
    rows: `omni_days as (
      select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        as given(store_id, stock_location_id, starts_at, ends_at)
    )`,
    values: [
      days.map(({ store_id }) => store_id),
      days.map(({ stock_location_id }) => stock_location_id),
      days.map(({ starts_at }) => starts_at),
      days.map(({ ends_at }) => ends_at),
    ],
  }
}
