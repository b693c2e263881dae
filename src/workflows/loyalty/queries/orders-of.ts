import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type NumberedOrder = { id: string; display_id: number }

/** References of the ledger that lead to an order: the order itself, a return of it, the cart it was. */
const ROADS = [
  { prefix: "return_", entity: "return", key: "id", fields: ["id", "order_id"] },
  { prefix: "cart_", entity: "order_cart", key: "cart_id", fields: ["cart_id", "order_id"] },
]

/** The orders that postings belong to, by the reference of the posting; others have none. */
export async function ordersOf(
  container: MedusaContainer,
  references: Iterable<string | null>
): Promise<(reference: string | null) => NumberedOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const wanted = [...new Set([...references].filter((one) => one !== null))]
  const orderIds = new Map(wanted.filter(isOrder).map((id) => [id, id]))
  for (const { prefix, entity, key, fields } of ROADS) {
    const ids = wanted.filter((one) => one.startsWith(prefix))
    if (ids.length > 0) {
      const { data } = await query.graph({ entity, fields, filters: { [key]: ids } as never })
      for (const row of data as unknown as Record<string, string>[]) {
        orderIds.set(row[key]!, row.order_id!)
      }
    }
  }
  const ids = [...new Set(orderIds.values())]
  const { data: orders } = ids.length
    ? await query.graph({ entity: "order", fields: ["id", "display_id"], filters: { id: ids } })
    : { data: [] }
  const known = new Map(
    orders.map(({ id, display_id }) => [id, { id, display_id: Number(display_id) }])
  )
  return (reference) => known.get(orderIds.get(reference ?? "") ?? "") ?? null
}

const isOrder = (reference: string): boolean => reference.startsWith("order_")
