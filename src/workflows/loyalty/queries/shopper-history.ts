import type { MedusaContainer } from "@medusajs/framework/types"
import type { Language } from "../../../core/language"
import { readHistory } from "../../../modules/loyalty/read-models/history"
import type { StoreLoyaltyHistory } from "../../../types/loyalty"
import { describePosting } from "../words/describe"
import { ordersOf } from "./orders-of"
import { loyaltyOf } from "../ledger"

/** A page of what happened to an account, newest first, in words. */
export async function shopperHistory(
  container: MedusaContainer,
  input: { account_id: string; before: number | null; limit: number; language: Language }
): Promise<StoreLoyaltyHistory> {
  const postings = await loyaltyOf(container).reading((manager) => readHistory(manager, input))
  const orderOf = await ordersOf(
    container,
    postings.map(({ reference }) => reference)
  )
  const history = postings.map((posting) => {
    const order = orderOf(posting.reference)
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
