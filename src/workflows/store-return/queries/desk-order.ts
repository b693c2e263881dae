import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { unitsAway } from "../../../modules/store-return/domain/units-away"
import type { AdminReturnDeskOrder } from "../../../types/return-desk"
import { readCentre } from "../desk/disposition-places"
import { refusalOf } from "../desk/quote-return"
import { readDeskOrder } from "../desk/read-order"
import { readDeliveryAddress } from "../exchange/delivery"

type Person = { first_name: string | null; last_name: string | null } | null
type Placed = {
  created_at: string | Date
  email: string | null
  customer: Person
  shipping_address: Person
}

/**
 * An order as the desk sees it: which units may come back, and why others may not.
 * @param held units by line that are held for whoever asks: they may come back
 * @throws NOT_FOUND `order_not_found`
 */
export async function readAdminDeskOrder(
  container: MedusaContainer,
  orderId: string,
  held?: ReadonlyMap<string, number>
): Promise<AdminReturnDeskOrder> {
  const [order, placed, delivery_address, centre] = await Promise.all([
    readDeskOrder(container, orderId, held),
    readPlaced(container, orderId),
    readDeliveryAddress(container, orderId),
    readCentre(container),
  ])
  const refusal = refusalOf(order)
  return {
    order_id: order.id,
    order_number: order.display_id,
    placed_at: new Date(placed.created_at).toISOString(),
    customer_name: nameOf(placed.customer) || nameOf(placed.shipping_address),
    currency_code: order.currency_code,
    delivery_address,
    has_email: Boolean(placed.email),
    centre,
    refusal,
    lines: order.lines.map((line) => ({
      line_item_id: line.id,
      title: line.title,
      variant_id: line.variant_id,
      variant_title: line.variant_title,
      sku: line.sku,
      barcode: line.barcode,
      thumbnail: line.thumbnail,
      quantity: line.quantity,
      total: line.total,
      returnable: refusal ? 0 : line.returnable,
      away: unitsAway(line),
    })),
  }
}

async function readPlaced(container: MedusaContainer, orderId: string): Promise<Placed> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["created_at", "email", ...PEOPLE],
    filters: { id: orderId },
  })
  return data[0] as unknown as Placed
}

const PEOPLE = ["customer", "shipping_address"].flatMap((person) => [
  `${person}.first_name`,
  `${person}.last_name`,
])

const nameOf = (person: Person): string =>
  [person?.first_name, person?.last_name].filter(Boolean).join(" ")
