import { v7 } from "uuid"
import { PARAMETERS } from "./seed"

const LINES = [
  { unit_price: 899_000, discount: 0 },
  { unit_price: 349_000, discount: 34_900 },
]

let sold = 0

/** A receipt of two different articles, one of them reduced, paid by card. Amounts in kopecks. */
export function saleData() {
  const sale = ++sold
  const lines = LINES.map(({ unit_price, discount }, index) => {
    const total = unit_price - discount
    return {
      line_id: String(index + 1),
      sku: `SKU-${((sale * 7 + index * 13) % PARAMETERS.variants) + 1}`,
      title: "Coat",
      quantity: 1,
      unit_price,
      discounts: discount ? [{ code: "AUTUMN", amount: discount }] : [],
      taxes: [{ rate: 20, amount: Math.round(total / 6) }],
      total,
    }
  })
  const total = lines.reduce((sum, line) => sum + line.total, 0)
  return {
    receipt_number: `B-${sale}`,
    currency_code: "RUB",
    lines,
    totals: { total },
    tenders: [{ type: "card", amount: total }],
  }
}

export type Place = { seq: number; epoch: number }

export const saleEvent = ({ seq, epoch }: Place) => ({
  id: v7(),
  type: "sale.completed",
  occurred_at: new Date().toISOString(),
  seq,
  epoch,
  business_date: new Date().toISOString().slice(0, 10),
  data: saleData(),
})
