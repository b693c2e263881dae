import { splitByWeight } from "../../../core/exact-shares"
import type { FiscalLine, FiscalRefund } from "../../../types/fiscal"
import type { ReturnCase } from "../types"
import { POINTS_TENDER } from "./quote"

type TaxRates = (lineItemId: string) => number[]

/**
 * What a fiscal service is told of a return; null when all of it is on a till's own receipt, or no money went either way.
 */
export function fiscalRefundOf(returned: ReturnCase, taxRatesOf: TaxRates): FiscalRefund | null {
  const sale = saleOf(returned, taxRatesOf)
  const tenders = [...tendersOf(returned), ...setOffOf(sale)]
  const total = tenders.reduce((sum, { amount }) => sum + amount, 0)
  const paidOnTop = sale?.due ?? 0
  if (total === 0 && paidOnTop === 0) {
    return null
  }
  // Goods of no worth may still bring back what was kept back of a discount on others.
  const isFree = returned.units.every(({ amount }) => amount === 0)
  const shares = splitByWeight(
    total,
    returned.units.map(({ order_line_item_id, place, amount }) => ({
      id: `${order_line_item_id} ${place}`,
      quantity: 1,
      weight: isFree ? 1 : amount,
    }))
  )
  return {
    id: returned.id,
    order_id: returned.order_id,
    order_number: returned.order_display_id,
    retail_store_id: returned.retail_store_id,
    currency_code: returned.currency_code,
    total,
    lines: returned.units.map(({ order_line_item_id, place, variant_id, title }) => ({
      line_item_id: order_line_item_id,
      ...{ variant_id, title },
      quantity: 1,
      amount: shares.get(`${order_line_item_id} ${place}`)!,
      tax_rates: taxRatesOf(order_line_item_id),
    })),
    tenders,
    sale,
  }
}

type Tenders = FiscalRefund["tenders"]

/** Points were no money, and what a till gave is on its own receipt. */
const tendersOf = ({ legs }: ReturnCase): Tenders =>
  legs
    .filter(({ tender, done_way }) => tender !== POINTS_TENDER && done_way !== "till")
    .map(({ kind, provider_id, tender, amount }) => ({ kind, provider_id, tender, amount }))

function setOffOf(sale: FiscalRefund["sale"]): Tenders {
  const amount = sale ? sale.total - sale.due : 0
  return amount > 0 ? [{ kind: "exchange", provider_id: null, tender: null, amount }] : []
}

function saleOf(
  { new_units, due, due_tender }: ReturnCase,
  taxRatesOf: TaxRates
): FiscalRefund["sale"] {
  if (new_units.length === 0) {
    return null
  }
  const lines: FiscalLine[] = new_units.map(({ line_item_id, variant_id, title, amount }) => ({
    ...{ line_item_id, variant_id, title, quantity: 1, amount },
    tax_rates: taxRatesOf(line_item_id),
  }))
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  return { total, lines, due, due_tender }
}
