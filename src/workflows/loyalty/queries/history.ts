import type { MedusaContainer } from "@medusajs/framework/types"
import type { Language } from "../../../core/language"
import { readAccount } from "../../../modules/loyalty/read-models/accounts"
import { readBalance } from "../../../modules/loyalty/read-models/balance"
import { type HistoryPosting, readHistory } from "../../../modules/loyalty/read-models/history"
import type { AdminLoyaltyAdjustment, AdminLoyaltyPosting } from "../../../types/loyalty-desk"
import { loyaltyOf } from "../ledger"
import { explainPosting } from "../words/explain"
import { adminAdjustments } from "./adjustments"
import { ordersOf } from "./orders-of"
import { actorsOf, isTill } from "./people"

type Page = { account_id: string; language: Language; limit: number; offset: number }

/**
 * A page of an account's history, the newest first: why each balance is what it is.
 * @throws NOT_FOUND `account_not_found`
 */
export async function adminHistory(
  container: MedusaContainer,
  { account_id, language, limit, offset }: Page
): Promise<{ history: AdminLoyaltyPosting[]; count: number }> {
  const { postings, count } = await loyaltyOf(container).reading(async (manager) => {
    await readAccount(manager, account_id)
    const { seq } = await readBalance(manager, account_id, new Date())
    // Postings are numbered without gaps, so a page is a range of numbers.
    const before = seq - offset + 1
    return { postings: await readHistory(manager, { account_id, before, limit }), count: seq }
  })
  const order = await ordersOf(
    container,
    postings.map(({ reference }) => reference)
  )
  const actor = await actorsOf(
    container,
    postings.flatMap(({ actor, source }) => [actor, isTill(source) ? source : null])
  )
  const adjustments = await adjustmentsOf(container, postings)
  return {
    count,
    history: postings.map((posting) => {
      const { reference, source } = posting
      return {
        ...factsOf(posting),
        text: explainPosting(posting, numberOf(order(reference)), language),
        order: order(reference),
        till: isTill(source) ? actor(source) : null,
        actor: actor(posting.actor),
        adjustment: adjustments.get(reference ?? "") ?? null,
      }
    }),
  }
}

const numberOf = (order: { display_id: number } | null): string | null =>
  order && `#${order.display_id}`

async function adjustmentsOf(
  container: MedusaContainer,
  postings: readonly HistoryPosting[]
): Promise<Map<string, AdminLoyaltyAdjustment>> {
  const ids = postings.flatMap(({ kind, reference }) => (kind === "adjust" && reference) || [])
  if (ids.length === 0) {
    return new Map()
  }
  const { adjustments } = await adminAdjustments(container, { ids, limit: ids.length, offset: 0 })
  return new Map(adjustments.map((adjustment) => [adjustment.id, adjustment]))
}

const factsOf = (posting: HistoryPosting) => ({
  seq: posting.seq,
  kind: posting.kind,
  source: posting.source,
  reason: posting.reason,
  reference: posting.reference,
  occurred_at: posting.occurred_at.toISOString(),
  recorded_at: posting.recorded_at.toISOString(),
  balance: {
    available: posting.available_after,
    pending: posting.pending_after,
    held: posting.held_after,
    debt: posting.debt_after,
  },
  entries: posting.entries.map((entry) => ({
    place: entry.place,
    points: entry.amount,
    lot_id: entry.lot_id,
    lot_reference: entry.lot_reference,
    lot_expires_at: entry.lot_expires_at?.toISOString() ?? null,
    rule:
      entry.lot_rules_version === null
        ? null
        : { version: entry.lot_rules_version, award: entry.lot_award },
  })),
})
