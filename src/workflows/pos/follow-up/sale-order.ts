import { fromMinor } from "../../../core/money"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import { lineFigures } from "../../../modules/pos/domain/orders/line-figures"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { orderTransactions } from "./order-money"
import { idFrom, lineIdOf, orderIdOf } from "./ids"

type Sale = PosEventData<"sale.completed">
type Line = Sale["lines"][number]

export type VariantSnapshot = {
  id: string
  sku: string | null
  barcode: string | null
  title: string | null
  product: { id: string; title: string; handle: string | null; thumbnail: string | null }
}

export type SaleSurroundings = {
  region_id?: string
  sales_channel_id: string
  till_name: string
  customer?: { id: string; email: string | null }
  variantOf: (line: Line) => VariantSnapshot | undefined
}

/** The order a sale becomes, with the till's own figures; it is never priced again. */
export function saleOrder(event: PendingEvent, around: SaleSurroundings) {
  const sale = event.body.data as Sale
  const currency_code = sale.currency_code
  const money = (minor: number): number => fromMinor(minor, currency_code)
  const figures = lineFigures(sale)
  return {
    id: orderIdOf(event),
    region_id: around.region_id,
    sales_channel_id: around.sales_channel_id,
    customer_id: around.customer?.id,
    email: sale.customer?.email ?? around.customer?.email ?? undefined,
    currency_code,
    status: "completed",
    created_at: new Date(event.body.occurred_at),
    no_notification: true,
    metadata: { pos: receiptFacts(event, sale, around.till_name) },
    items: sale.lines.map((line, index) => ({
      id: lineIdOf(event, line.line_id),
      ...snapshotOf(line, around.variantOf(line)),
      quantity: line.quantity,
      unit_price: money(figures[index]!.unit_price),
      adjustments: figures[index]!.adjustments.map(({ amount, ...named }, place) => ({
        id: idFrom("ordliadj", event.device_id, event.event_id, line.line_id, String(place)),
        ...named,
        amount: money(amount),
        is_tax_inclusive: true,
      })),
      is_tax_inclusive: true,
      is_custom_price: true,
      requires_shipping: false,
      tax_lines: line.taxes.map(({ code, rate }, place) => ({
        id: idFrom("ordlitxl", event.device_id, event.event_id, line.line_id, String(place)),
        code: code ?? `till-${rate}`,
        rate,
        provider_id: "till",
      })),
      metadata: { pos_line: { line_id: line.line_id, taxes: line.taxes, barcode: line.barcode } },
    })),
    transactions: orderTransactions(event, sale.tenders, currency_code, 1),
  }
}

/** What people look for on a receipt. */
const receiptFacts = (event: PendingEvent, sale: Sale, till_name: string) => ({
  event_id: event.event_id,
  device_id: event.device_id,
  till_name,
  retail_store_id: event.retail_store_id,
  receipt_number: sale.receipt_number,
  shift_id: sale.shift_id ?? null,
  business_date: event.body.business_date,
  cashier: event.body.cashier ?? null,
})

function snapshotOf(line: Line, variant: VariantSnapshot | undefined) {
  const known = variant && {
    variant_id: variant.id,
    variant_title: variant.title ?? undefined,
    product_id: variant.product.id,
    product_title: variant.product.title,
    product_handle: variant.product.handle ?? undefined,
    thumbnail: variant.product.thumbnail ?? undefined,
  }
  return {
    title: line.title,
    variant_sku: line.sku ?? variant?.sku ?? undefined,
    variant_barcode: line.barcode ?? variant?.barcode ?? undefined,
    ...known,
  }
}
