/**
 * How many units came back for each that shoppers got; null where they got none. The two are not the same units: what
 * comes back may have been sold before the period, so a rate may be more than 1.
 */
export const returnRate = (returned: number, sold: number): number | null =>
  sold > 0 ? returned / sold : null
