import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import type { NewUnitRow, OrderReturnCase } from "../../../modules/store-return/types"
import { addTransactions, AT_TILL } from "../../pos/follow-up/order-money"
import { receive, type Units, type Which } from "../medusa-return"

/**
 * Writes an exchange into Medusa's order: units received back, and new lines in their stead. Medusa's stock is not
 * moved; that is the gateway's.
 * @returns the id of the exchange's return
 */
export async function receiveForExchange(
  container: MedusaContainer,
  { order_id, mark, location_id }: Which & { location_id: string },
  units: readonly Units[],
  { new_units, currency_code, due, amount }: OrderReturnCase
): Promise<string> {
  const orders = container.resolve(Modules.ORDER)
  const exchange = await orders.createExchange({
    order_id,
    no_notification: true,
    difference_due: fromMinor(due - amount, currency_code),
    return_items: units.map((each) => ({ ...each, metadata: mark })),
    // Medusa cannot write an exchange whose return has no way to come.
    return_shipping: { name: "Return desk", amount: 0 },
    additional_items: new_units.map((unit) => lineOf(unit, currency_code)),
  } as never)
  const { return_id } = await orders.retrieveOrderExchange(exchange.id, { select: ["return_id"] })
  await orders.updateReturns({ id: return_id!, location_id } as never)
  return await receive(container, { id: return_id!, status: "requested", units: [...units] })
}

/** What is delivered goes where the shopper said at the desk, as far as she did. */
export async function addressOrder(
  container: MedusaContainer,
  { order_id, delivery_address }: OrderReturnCase
): Promise<void> {
  if (delivery_address) {
    await container
      .resolve(Modules.ORDER)
      .updateOrders(order_id, { shipping_address: delivery_address } as never)
  }
}

/** The price was agreed at the desk; it is never made again. */
const lineOf = (unit: NewUnitRow, currency_code: string) => ({
  id: unit.line_item_id,
  title: unit.title,
  variant_id: unit.variant_id,
  variant_title: unit.variant_title ?? undefined,
  variant_sku: unit.sku ?? undefined,
  product_id: unit.product_id,
  product_title: unit.title,
  thumbnail: unit.thumbnail ?? undefined,
  quantity: 1,
  unit_price: fromMinor(unit.amount, currency_code),
  is_tax_inclusive: true,
  is_custom_price: true,
  requires_shipping: unit.from_location_id !== null,
  tax_lines: unit.tax_lines,
  ...(unit.from_location_id !== null && {
    metadata: { [unit.collect ? "omni_collect_at" : "omni_deliver_from"]: unit.from_location_id },
  }),
})

/**
 * What went out at the desk is in the shopper's hands, and the difference is paid; a repetition changes nothing. What lies
 * elsewhere waits to be fulfilled like any other line.
 */
export async function handOutNewUnits(
  container: MedusaContainer,
  { id, order_id, new_units, due, due_tender, currency_code }: OrderReturnCase
): Promise<void> {
  if (new_units.length === 0) {
    return
  }
  const handedOut = new_units.flatMap(({ from_location_id, line_item_id }) =>
    from_location_id === null ? [line_item_id] : []
  )
  const told = { order_id, reference: "omni_return_case", reference_id: id }
  await registerUnits(container, told, handedOut, ["fulfilled_quantity", "delivered_quantity"])
  if (due > 0) {
    await addTransactions(container, order_id, [
      {
        id: id.replace("rtc_", "ordtrx_"),
        amount: fromMinor(due, currency_code),
        currency_code,
        reference: `${AT_TILL}${due_tender}`,
        reference_id: `${id}:due`,
      },
    ])
  }
}

/** By what Medusa's order is told. */
type Told = { order_id: string; reference: string; reference_id: string }

/** How Medusa's order is told of what it counts. */
const REGISTER = {
  fulfilled_quantity: "registerFulfillment",
  delivered_quantity: "registerDelivery",
} as const

/** One unit of each of these lines counts so in Medusa's order; a repetition changes nothing. No stock moves. */
export async function registerUnits(
  container: MedusaContainer,
  told: Told,
  lineIds: readonly string[],
  counts: readonly (keyof typeof REGISTER)[]
): Promise<void> {
  if (lineIds.length === 0) {
    return
  }
  const orders = container.resolve(Modules.ORDER)
  const order = await orders.retrieveOrder(told.order_id, { relations: ["items"] })
  const details = new Map((order.items ?? []).map((item) => [item.id, item.detail]))
  for (const count of counts) {
    const items = lineIds
      .filter((id) => !(Number(details.get(id)?.[count] ?? 0) > 0))
      .map((id) => ({ id, quantity: 1 }))
    if (items.length > 0) {
      await orders[REGISTER[count]]({ ...told, items } as never)
    }
  }
}
