import { stringify } from "csv-stringify/sync"
import type { ShiftReport, ShiftStep } from "../../../types/shift"
import { withoutFormulas } from "../../csv-cells"

const COLUMNS = ["section", "name", "detail", "amount", "count"] as const

type Line = [
  section: string,
  name: string,
  detail: string,
  amount: number | null,
  count: number | null,
]

/** The report as a table anyone can filter: figures first, then every step that leads to them. */
export function shiftCsv(shift: ShiftReport): string {
  const lines: Line[] = [
    ["shift", "till", shift.device_id, null, null],
    ["shift", "business_date", shift.business_date, null, null],
    ["shift", "opened_at", shift.opened_at, null, null],
    ["shift", "closed_at", shift.closed_at ?? "", null, null],
    ["shift", "currency_code", shift.currency_code, null, null],
    ["total", "sales", "", shift.sales.total, shift.sales.count],
    ["total", "returns", "", shift.returns.total, shift.returns.count],
    ["total", "voids", "", shift.voids.total, shift.voids.count],
    ["total", "rounding", "", shift.rounding, null],
    ...Object.entries(shift.cash).map(([name, amount]): Line => ["cash", name, "", amount, null]),
    ...shift.tenders.flatMap(tenderLines),
    ...shift.taxes.flatMap(({ code, rate, sold, returned }): Line[] => [
      ["tax", `${rate}%`, `sold ${code ?? ""}`.trim(), sold, null],
      ["tax", `${rate}%`, `returned ${code ?? ""}`.trim(), returned, null],
    ]),
    ...shift.steps.map((step) => stepLine("step", step)),
    ["late", "sales", "", shift.late.sales.total, shift.late.sales.count],
    ["late", "returns", "", shift.late.returns.total, shift.late.returns.count],
    ...shift.late.steps.map((step) => stepLine("late step", step)),
    ...shift.doubts.map(
      ({ kind, ...facts }): Line => ["doubt", kind, JSON.stringify(facts), null, null]
    ),
  ]
  return stringify(lines.map(withoutFormulas), { header: true, columns: [...COLUMNS], bom: true })
}

const tenderLines = (tender: ShiftReport["tenders"][number]): Line[] => [
  ["tender", tender.type, "sales", tender.sales, null],
  ["tender", tender.type, "returns", tender.returns, null],
  ["tender", tender.type, "voids", tender.voids, null],
  ["tender", tender.type, "expected", tender.expected, null],
  ["tender", tender.type, "counted", tender.counted, null],
  ["tender", tender.type, "difference", tender.difference, null],
]

const stepLine = (section: string, step: ShiftStep): Line => [
  section,
  step.tender,
  [step.seq, step.type, step.note].filter((part) => part !== null).join(" "),
  step.amount,
  null,
]
