import type { BigNumberInput } from "@medusajs/framework/types"
import { toMinor } from "../../../../core/money"
import { unitsBack, unitsLeft } from "../../../../modules/store-return/domain/returnable-units"
import type { ReturnOnItsWay } from "../../../../modules/pos/read-models/bought"
import type { PosOrder } from "../../../../types/pos-orders"
import { type Announced, requestTold, unitsHeld } from "./announced"
import type { MedusaOrder } from "./medusa-orders"
import { unitsOnTheirWay } from "./units"

export type KnownOfOrder = {
  returns: readonly ReturnOnItsWay[]
  /** Units by line that desks and tills have accepted and the order does not show yet. */
  accepted: ReadonlyMap<string, number>
  customer: PosOrder["customer"]
  announced?: Announced
}

/** An order of the web shop as a till gets it. How it was paid is not the till's to know. */
export function webOrderOf(
  order: MedusaOrder,
  { returns, accepted, customer, announced }: KnownOfOrder
): PosOrder {
  const { currency_code, items } = order
  const minor = (amount: BigNumberInput): number => toMinor(amount, currency_code)
  const is_cancelled = order.status === "canceled"
  const units = items.map((item) => ({
    ...item,
    left: unitsLeft(item.detail) + unitsHeld(announced, item.id) - (accepted.get(item.id) ?? 0),
    returned: unitsBack(item.detail) + (accepted.get(item.id) ?? 0),
  }))
  const taken = unitsOnTheirWay(units, returns, (lineId) => lineId)
  return {
    original: { order_id: order.id },
    order_id: order.id,
    order_number: order.display_id,
    receipt_number: null,
    channel: "online",
    store: null,
    bought_at: new Date(order.created_at).toISOString(),
    business_date: null,
    currency_code,
    prices_include_tax: items.every((item) => item.is_tax_inclusive),
    total: minor(order.total),
    is_cancelled,
    customer,
    lines: units.map((item) => ({
      line_id: item.id,
      variant_id: item.variant_id,
      sku: item.variant_sku,
      barcode: item.variant_barcode,
      title: item.product_title ?? item.title,
      variant_title: item.variant_title,
      quantity: Number(item.quantity),
      unit_price: minor(item.unit_price),
      total: minor(item.total),
      tax_rates: (item.tax_lines ?? []).map(({ rate }) => Number(rate)),
      returned: item.returned + (taken.get(item.id) ?? 0),
      returnable: is_cancelled ? 0 : item.left - (taken.get(item.id) ?? 0),
    })),
    tenders: [],
    ...requestTold(announced, (lineItemId) => lineItemId),
  }
}
