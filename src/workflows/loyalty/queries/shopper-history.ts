import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Language } from "../../../core/language"
import { LOYALTY_MODULE } from "../../../modules/loyalty"
import { type HistoryPosting, readHistory } from "../../../modules/loyalty/read-models/history"
import type { LoyaltyModuleService } from "../../../modules/loyalty/service"
import type { StoreLoyaltyHistory } from "../../../types/loyalty"
import { orderIdIn } from "../orders/references"
import { describePosting } from "../words/describe"

/** A page of what happened to an account, newest first, in words. */
export async function shopperHistory(
  container: MedusaContainer,
  input: { account_id: string; before: number | null; limit: number; language: Language }
): Promise<StoreLoyaltyHistory> {
  const postings = await container
    .resolve<LoyaltyModuleService>(LOYALTY_MODULE)
    .reading((manager) => readHistory(manager, input))
  const orderOf = await ordersOf(container, postings)
  const history = postings.map((posting) => {
    const order = orderOf(posting)
    const number = order ? `#${order.display_id}` : null
    return {
      seq: posting.seq,
      kind: posting.kind,
      occurred_at: posting.occurred_at.toISOString(),
      text: describePosting(posting, number, input.language),
      order_id: order?.id ?? null,
      order_display_id: order?.display_id ?? null,
      available_after: posting.available_after,
      pending_after: posting.pending_after,
    }
  })
  const last = postings.at(-1)
  return { history, next_before: last && last.seq > 1 ? last.seq : null }
}

type Order = { id: string; display_id: number }

/** The orders postings are about: they name the order, or the cart it came from. */
async function ordersOf(container: MedusaContainer, postings: readonly HistoryPosting[]) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const references = [...new Set(postings.flatMap(({ reference }) => reference ?? []))]
  const cartIds = references.filter((reference) => reference.startsWith("cart_"))
  const links = cartIds.length
    ? await query.graph({
        entity: "order_cart",
        fields: ["order_id", "cart_id"],
        filters: { cart_id: cartIds },
      })
    : { data: [] }
  const orderOfCart = new Map(
    (links.data as { order_id: string; cart_id: string }[]).map((link) => [
      link.cart_id,
      link.order_id,
    ])
  )
  const idOf = (reference: string | null) =>
    orderIdIn(reference) ?? orderOfCart.get(reference ?? "") ?? ""
  const ids = [...new Set(references.map(idOf).filter(Boolean))]
  const found = ids.length
    ? await query.graph({ entity: "order", fields: ["id", "display_id"], filters: { id: ids } })
    : { data: [] }
  const orders = new Map((found.data as unknown as Order[]).map((order) => [order.id, order]))
  return ({ reference }: HistoryPosting): Order | undefined => orders.get(idOf(reference))
}
