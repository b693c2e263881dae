import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { unitsAway } from "../../../modules/store-return/domain/units-away"
import type { AdminReturnDeskOrder } from "../../../types/return-desk"
import { readCentre } from "../desk/disposition-places"
import { refusalOf } from "../desk/quote-return"
import { readDeskOrder } from "../desk/read-order"
import { readDeliveryAddress } from "../exchange/delivery"
import { assessLines } from "../policy/assess-lines"
import { openRequestsOf, unitsHeldBy } from "../requests/open-request"
import { adminReturnRequests } from "../requests/read-requests"

type Person = { first_name: string | null; last_name: string | null } | null
type Placed = {
  created_at: string | Date
  email: string | null
  customer: Person
  shipping_address: Person
}

/**
 * An order as the desk sees it: which units may come back and until when, why others may not, and what its shopper asked
 * to return.
 * @param request_id of what she asked: the units it holds may come back, and windows are measured to that day
 * @throws NOT_FOUND `order_not_found`, `return_request_not_found`
 */
export async function readAdminDeskOrder(
  container: MedusaContainer,
  orderId: string,
  { request_id, now }: { request_id?: string; now: Date }
): Promise<AdminReturnDeskOrder> {
  const asked = request_id
    ? await unitsHeldBy(container, { order_id: orderId, request_id })
    : { held: undefined, now }
  const order = await readDeskOrder(container, orderId, asked.held)
  const refusal = refusalOf(order)
  const [placed, delivery_address, centre, requests, policyOf] = await Promise.all([
    readPlaced(container, orderId),
    readDeliveryAddress(container, orderId),
    readCentre(container),
    openRequestsOf(container, orderId, now),
    refusal ? null : assessLines(container, order, asked.now),
  ])
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
    open_requests: await adminReturnRequests(container, requests, now),
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
      ...(policyOf?.(line) ?? NOTHING_BACK),
    })),
  }
}

/** What the policy says of units that do not come back anyway. */
const NOTHING_BACK = { returnable_until: null, refused: [] }

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
