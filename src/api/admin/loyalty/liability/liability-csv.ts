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
  "value",
  "currency_code",
] as const satisfies (keyof LoyaltyLiabilityMonth)[]

/** The report as a table; UTF-8 with a byte order mark, money in minor units. No cell is anybody's text. */
export const liabilityCsv = (months: readonly LoyaltyLiabilityMonth[]): string =>
  stringify([...months], { header: true, columns: [...COLUMNS], bom: true })
