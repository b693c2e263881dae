import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { orderIdIn } from "../orders/references"

type NumberedOrder = { id: string; display_id: number }

const CART = "cart_"

/** The orders that postings belong to, by their reference: it names the order, or the cart it was. */
export async function ordersOf(
  container: MedusaContainer,
  references: Iterable<string | null>
): Promise<(reference: string | null) => NumberedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const wanted = [...new Set([...references].filter((one) => one !== null))]
  const orderIds = new Map(wanted.map((reference) => [reference, orderIdIn(reference)]))
  const cartIds = wanted.filter((reference) => reference.startsWith(CART))
  const { data: links } = cartIds.length
    ? await query.graph({
        entity: "order_cart",
        fields: ["order_id", "cart_id"],
        filters: { cart_id: cartIds },
      })
    : { data: [] }
  for (const { cart_id, order_id } of links as { cart_id: string; order_id: string }[]) {
    orderIds.set(cart_id, order_id)
  }
  const ids = [...new Set([...orderIds.values()].filter((id) => id !== null))]
  const { data: orders } = ids.length
    ? await query.graph({ entity: "order", fields: ["id", "display_id"], filters: { id: ids } })
    : { data: [] }
  const known = new Map(
    orders.map(({ id, display_id }) => [id, { id, display_id: Number(display_id) }])
  )
  return (reference) => known.get(orderIds.get(reference ?? "") ?? "") ?? null
}
