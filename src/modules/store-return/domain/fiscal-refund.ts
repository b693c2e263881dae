import { splitByWeight } from "../../../core/exact-shares"
import type { FiscalRefund } from "../../../types/fiscal"
import type { ReturnCase } from "../types"
import { POINTS_TENDER } from "./quote"

/**
 * What a fiscal service is told of a return; null when all of it is on a till's own receipt, or no money went back.
 */
export function fiscalRefundOf(
  returned: ReturnCase,
  taxRatesOf: (lineItemId: string) => number[]
): FiscalRefund | null {
  const legs = returned.legs.filter(
    ({ tender, done_way }) => tender !== POINTS_TENDER && done_way !== "till"
  )
  const total = legs.reduce((sum, { amount }) => sum + amount, 0)
  if (total === 0) {
    return null
  }
  const shares = splitByWeight(
    total,
    returned.units.map(({ order_line_item_id, place, amount }) => ({
      id: `${order_line_item_id} ${place}`,
      quantity: 1,
      weight: amount,
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
    tenders: legs.map(({ kind, provider_id, tender, amount }) => ({
      ...{ kind, provider_id, tender, amount },
    })),
  }
}
