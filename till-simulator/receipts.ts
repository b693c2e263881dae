import type { PosEventData } from "../src/types"
import type { LineInput, TenderInput, TillEvent } from "./types"

type Sale = PosEventData<"sale.completed">
type Return = PosEventData<"return.completed">
type SaleLine = Sale["lines"][number]
type ReturnLine = Return["lines"][number]

const TAX_RATE = 20

/** Everything a receipt says about itself besides its lines. */
export type ReceiptHead = {
  receipt_number: string
  currency_code: string
  shift_id?: string
  customer?: Sale["customer"]
  loyalty?: Sale["loyalty"]
}

/** The part of an amount that is tax, of an amount that contains it. */
const taxIn = (total: number, rate: number): number => Math.round((total * rate) / (100 + rate))

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

function saleLine(line: LineInput, index: number): SaleLine {
  const { sku, variant_id, barcode, quantity = 1, unit_price, discount = 0 } = line
  const rate = line.tax_rate ?? TAX_RATE
  const total = unit_price * quantity - discount
  return {
    line_id: String(index + 1),
    ...(variant_id ? { variant_id } : {}),
    ...(sku ? { sku } : {}),
    ...(barcode ? { barcode } : {}),
    title: line.title ?? sku ?? barcode ?? variant_id ?? "Article",
    quantity,
    unit_price,
    discounts: discount > 0 ? [{ amount: discount }] : [],
    taxes: [{ rate, amount: taxIn(total, rate) }],
    total,
  }
}

function totalsOf(lines: readonly SaleLine[]): Sale["totals"] {
  return {
    discount: sum(lines.flatMap(({ discounts }) => discounts.map(({ amount }) => amount))),
    tax: sum(lines.flatMap(({ taxes }) => taxes.map(({ amount }) => amount))),
    rounding: 0,
    total: sum(lines.map(({ total }) => total)),
  }
}

/** A sale; paid by card in full when no tenders are given. */
export function saleOf(
  head: ReceiptHead,
  inputs: readonly LineInput[],
  tenders?: TenderInput[]
): Sale {
  const lines = inputs.map(saleLine)
  const totals = totalsOf(lines)
  const byCard = totals.total > 0 ? [{ type: "card" as const, amount: totals.total }] : []
  return { ...head, prices_include_tax: true, lines, totals, tenders: tenders ?? byCard }
}

export type ReturnedUnits = {
  line_id: string
  quantity: number
  reason?: string
  condition?: "resellable" | "damaged"
}

/** Units of each line of a sale that came back already. */
export function unitsReturned(returns: readonly TillEvent[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const event of returns) {
    for (const line of event.type === "return.completed" ? event.data.lines : []) {
      const lineId = line.original_line_id ?? ""
      units.set(lineId, (units.get(lineId) ?? 0) + line.quantity)
    }
  }
  return units
}

/**
 * Takes units of a sale back. Several returns of one line give back exactly what was paid for it: each gets
 * its share up to here less what went back before.
 * @throws Error for a line that is not of the sale, or units that are not there any more
 */
export function returnOf(
  head: ReceiptHead,
  sale: TillEvent<"sale.completed">,
  input: { lines: readonly ReturnedUnits[]; earlier: readonly TillEvent[]; tenders?: TenderInput[] }
): Return {
  const before = unitsReturned(input.earlier)
  const lines = input.lines.map((asked, index) => {
    const sold = sale.data.lines.find(({ line_id }) => line_id === asked.line_id)
    const from = before.get(asked.line_id) ?? 0
    if (!sold || from + asked.quantity > sold.quantity) {
      throw new Error(`Line ${asked.line_id} has not ${asked.quantity} units left to take back`)
    }
    before.set(asked.line_id, from + asked.quantity)
    return returnLine(sold, asked, from, index)
  })
  const totals = totalsOf(lines)
  return {
    ...head,
    prices_include_tax: true,
    original: { sale_event_id: sale.id },
    lines,
    totals,
    tenders: input.tenders ?? sameWayBack(sale.data.tenders, totals.total),
  }
}

function returnLine(sold: SaleLine, asked: ReturnedUnits, from: number, index: number): ReturnLine {
  const share = (amount: number): number =>
    Math.floor((amount * (from + asked.quantity)) / sold.quantity) -
    Math.floor((amount * from) / sold.quantity)
  const total = share(sold.total)
  const discount = sold.unit_price * asked.quantity - total
  return {
    ...sold,
    line_id: String(index + 1),
    original_line_id: sold.line_id,
    quantity: asked.quantity,
    discounts: discount > 0 ? [{ amount: discount }] : [],
    taxes: sold.taxes.map((tax) => ({ ...tax, amount: share(tax.amount) })),
    total,
    condition: asked.condition ?? "resellable",
    ...(asked.reason ? { reason: asked.reason } : {}),
  }
}

/** Money goes back the way it came, the first tender first. */
function sameWayBack(paid: readonly TenderInput[], total: number): TenderInput[] {
  const back: TenderInput[] = []
  let rest = total
  for (const { type, amount } of paid) {
    const part = Math.min(rest, amount)
    if (part > 0) {
      back.push({ type, amount: part })
      rest -= part
    }
  }
  return back
}

/** Goods taken back without a receipt, paid out in cash. */
export function blindReturnOf(head: ReceiptHead, inputs: readonly LineInput[]): Return {
  const lines = inputs.map(saleLine).map((line) => ({ ...line, condition: "resellable" as const }))
  const totals = totalsOf(lines)
  const tenders = totals.total > 0 ? [{ type: "cash" as const, amount: totals.total }] : []
  return { ...head, prices_include_tax: true, lines, totals, tenders }
}
