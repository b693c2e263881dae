/**
 * What came back on the days `omni_days`. Each store's part is read by the index of its time. What a pickup gave up never
 * went out: it did not come back either.
 */
export const FOUND_CASES = `found as (
  ${[
    "returned.retail_store_id = days.store_id",
    "returned.retail_store_id is null and days.store_id is null",
  ]
    .map(
      (place) => `select returned.* from omni_days days
        join omni_return_case returned on ${place}
          and returned.accepted_at >= days.starts_at and returned.accepted_at < days.ends_at
        where returned.way <> 'pickup' and returned.deleted_at is null`
    )
    .join(" union all ")}
)`

/** What a unit is counted under in a report: its product, or its title where that is gone; needs `variant`. */
export const productOf = (titled: string): string => `coalesce(variant.product_id, ${titled}.title)`
