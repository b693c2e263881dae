import { stringify } from "csv-stringify/sync"
import type { LoyaltyLiabilityMonth } from "../../../../types/loyalty-desk"

const COLUMNS = [
  "month",
  "opening",
  "issued",
  "adjusted",
  "imported",
  "restored",
  "written_off",
  "redeemed",
  "expired",
  "clawed_back",
  "outstanding",
  "debt",
] as const satisfies (keyof LoyaltyLiabilityMonth)[]

/**
 * The report as a table, with a column for each currency a point had a value in, in minor units; UTF-8 with a byte order
 * mark. No cell is anybody's text.
 */
export function liabilityCsv(months: readonly LoyaltyLiabilityMonth[]): string {
  const currencies = [...new Set(months.flatMap(({ values }) => Object.keys(values)))].sort()
  const lines = months.map(({ values, ...month }) => [
    ...COLUMNS.map((column) => month[column]),
    ...currencies.map((currency) => values[currency]),
  ])
  const columns = [...COLUMNS, ...currencies.map((currency) => `value_${currency}`)]
  return stringify(lines, { header: true, columns, bom: true })
}
