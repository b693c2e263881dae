import { unitsBack, unitsLeft } from "../../../../modules/store-return/domain/returnable-units"
import type { SaleOfOrder } from "../../../../modules/pos/read-models/bought"
import type { PosOrder } from "../../../../types/pos-orders"
import { lineIdOf } from "../../follow-up/ids"
import { requestTold, unitsHeld } from "./announced"
import type { MedusaOrder } from "./medusa-orders"
import { unitsOnTheirWay } from "./units"
import type { KnownOfOrder } from "./web-order"

type KnownOfSale = KnownOfOrder & {
  store: { id: string; name: string }
  /** Told by a till, whether or not the order shows it yet. */
  is_voided: boolean
}

/** A till's sale with the till's own figures; the order, once it is made, knows what has come back. */
export function tillSaleOf(
  sale: SaleOfOrder,
  order: MedusaOrder | undefined,
  { returns, accepted, customer, announced, store, is_voided }: KnownOfSale
): PosOrder {
  const { data, occurred_at, business_date } = sale.body
  const is_cancelled = is_voided || order?.status === "canceled"
  const itemOf = new Map(order?.items.map((item) => [item.id, item]))
  const lines = data.lines.map((line) => {
    const id = lineIdOf(sale, line.line_id)
    const item = itemOf.get(id)
    const underWay = accepted.get(id) ?? 0
    const own = unitsHeld(announced, id)
    return {
      left: item ? unitsLeft(item.detail) + own - underWay : order ? 0 : line.quantity,
      returned: item ? unitsBack(item.detail) + underWay : 0,
      line,
      id,
      variant_id: item?.variant_id ?? line.variant_id ?? null,
      variant_sku: item?.variant_sku ?? line.sku ?? null,
      variant_title: item?.variant_title ?? null,
      variant_barcode: item?.variant_barcode ?? line.barcode ?? null,
    }
  })
  const taken = unitsOnTheirWay(lines, returns, (lineId) => lineIdOf(sale, lineId))
  return {
    original: { sale_event_id: sale.event_id },
    order_id: order?.id ?? null,
    order_number: order?.display_id ?? null,
    receipt_number: data.receipt_number,
    channel: "store",
    store,
    bought_at: new Date(occurred_at).toISOString(),
    business_date,
    currency_code: data.currency_code.toLowerCase(),
    prices_include_tax: data.prices_include_tax,
    total: data.totals.total,
    is_cancelled,
    customer,
    lines: lines.map(({ line, id, left, returned, ...product }) => ({
      line_id: line.line_id,
      variant_id: product.variant_id,
      sku: product.variant_sku,
      barcode: product.variant_barcode,
      title: line.title,
      variant_title: product.variant_title,
      quantity: line.quantity,
      unit_price: line.unit_price,
      total: line.total,
      tax_rates: line.taxes.map(({ rate }) => rate),
      returned: returned + (taken.get(id) ?? 0),
      returnable: is_cancelled ? 0 : left - (taken.get(id) ?? 0),
    })),
    tenders: data.tenders.map(({ type, amount, reference }) => ({
      type,
      amount,
      reference: reference ?? null,
    })),
    ...requestTold(
      announced,
      (lineItemId) => lines.find(({ id }) => id === lineItemId)?.line.line_id ?? lineItemId
    ),
  }
}
