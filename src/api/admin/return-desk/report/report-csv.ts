import { stringify } from "csv-stringify/sync"
import type { AdminReturnReport } from "../../../../types/return-desk"
import { withoutFormulas } from "../../../csv-cells"

const GROUPS = ["reasons", "products", "stores", "channels"] as const
const SHARES = ["exchange_share", "blind_share", "override_share"] as const

/**
 * The report as a table anyone can filter: figures of the whole, then one line a group, with a column for each
 * currency in minor units; UTF-8 with a byte order mark.
 */
export function returnReportCsv(report: AdminReturnReport): string {
  const currencies = [...new Set(Object.keys(report.amounts))].sort()
  const money = (sums: Record<string, number>) => currencies.map((currency) => sums[currency])
  const { seconds_to_refund: seconds } = report
  const lines = [
    ["total", "", "returns", report.returns, null, null, null, ...money(report.amounts)],
    ["total", "", "units", report.units, null, report.units_sold, report.return_rate],
    ["total", "", "seconds_to_refund_p50", seconds?.p50, null],
    ["total", "", "seconds_to_refund_p90", seconds?.p90, null],
    ...SHARES.map((share) => ["total", "", share, null, report[share]]),
    ...GROUPS.flatMap((section) =>
      report[section].map(({ id, name, units, share, units_sold, return_rate, worth }) => [
        ...[section, id, name, units, share, units_sold, return_rate],
        ...money(worth),
      ])
    ),
  ]
  const columns = [
    "section",
    "id",
    "name",
    "count",
    "share",
    "units_sold",
    "return_rate",
    ...currencies,
  ]
  const cells = lines.map((line) => withoutFormulas(columns.map((_, at) => line[at] ?? null)))
  return stringify(cells, { header: true, columns, bom: true })
}
