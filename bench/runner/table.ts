export type BenchmarkResult = {
  metric: string
  value: number
  unit: string
  /** The same, done plainly. */
  baseline?: number
  /** What the value must stay under, or reach when the unit is `times`. */
  limit?: number
  ratio?: number
}

const HEADER = ["metric", "value", "unit", "baseline", "ratio", "limit"]

const digits = (value: number | undefined): string =>
  value === undefined ? "" : value.toFixed(Number.isInteger(value) ? 0 : value < 10 ? 2 : 1)

function cells({ metric, value, unit, baseline, ratio, limit }: BenchmarkResult): string[] {
  return [metric, digits(value), unit, digits(baseline), digits(ratio), digits(limit)]
}

/** The results as a Markdown table, so that it can be pasted into the README. */
export function table(results: BenchmarkResult[]): string {
  const rows = [HEADER, ...results.map(cells)]
  const widths = HEADER.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length))
  )
  const line = (row: string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`
  return [line(HEADER), rule, ...rows.slice(1).map(line)].join("\n")
}
