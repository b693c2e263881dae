import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { awardFor } from "../../../modules/loyalty/domain/earning/award"
import {
  quoteSpending,
  type SpendingLimit,
  type SpendingQuote,
} from "../../../modules/loyalty/domain/spending/quote"
import { readBalance } from "../../../modules/loyalty/read-models/balance"
import {
  type CartHold,
  codeOfHold,
  readCartHolds,
} from "../../../modules/loyalty/read-models/cart-holds"
import {
  findMember,
  type Member,
  type Programme,
  readProgramme,
} from "../../../modules/loyalty/read-models/programme"
import { tierFor } from "../../../modules/loyalty/read-models/tier"
import { discountOf } from "./line-money"
import type { LoyaltyCart } from "./loyalty-cart"
import { loyaltyOf } from "../ledger"

export type CartLimit = SpendingLimit | "not_signed_in" | "not_member" | "frozen"

/** What points can do for a cart now. */
export type CartQuote = {
  programme: Programme
  member: Member | null
  /** What the member could spend on this cart, what is set aside for it included; null without a member. */
  balance: number | null
  spending: Omit<SpendingQuote, "limited_by"> & { limited_by: CartLimit }
  /** Points set aside for this cart, if any, and what their discount takes off it now, minor units. */
  hold: CartHold | null
  discount: number
  points_to_earn: number
}

/**
 * Decides what a cart may be paid with in points, and what it will earn. `customerId` is who asks; points are shown
 * and spent by the customer of the cart alone.
 * @throws NOT_FOUND `programme_not_found`.
 */
export async function quoteCart(
  container: MedusaContainer,
  cart: LoyaltyCart,
  customerId: string | null,
  now: Date
): Promise<CartQuote> {
  const service = loyaltyOf(container)
  return await service.reading((manager) => quote(manager, cart, customerId, now))
}

async function quote(
  manager: SqlEntityManager,
  cart: LoyaltyCart,
  customerId: string | null,
  now: Date
): Promise<CartQuote> {
  const programme = await readProgramme(manager, now)
  const isOwner = customerId !== null && customerId === cart.customer_id
  const member = isOwner ? await findMember(manager, programme.id, customerId) : null
  const holds = await readCartHolds(manager, cart.id)
  const hold = holds.find(({ status }) => status === "open") ?? null
  const own = hold && hold.account_id === member?.account_id ? hold.amount : 0
  const balance = member && (await readBalance(manager, member.account_id, now)).available + own
  const limits = quoteSpending(programme.rules.spending, basketOf(cart), balance ?? 0)
  const tier =
    member &&
    programme.rules.tiers &&
    (await tierFor(manager, member.account_id, { at: now, purchase: null }))
  const barred = !isOwner ? "not_signed_in" : !member ? "not_member" : frozen(member)
  return {
    programme,
    member,
    balance,
    spending: barred ? { ...limits, max_points: 0, limited_by: barred } : limits,
    hold,
    discount: hold ? discountOf(cart.lines, codeOfHold(hold.id), cart.currency_code) : 0,
    points_to_earn: earnedBy(programme, cart, tier, now),
  }
}

const frozen = ({ status }: Member): "frozen" | null => (status === "frozen" ? "frozen" : null)

/** Lines as they are without the discount of points. */
const basketOf = (cart: LoyaltyCart) => ({
  currency_code: cart.currency_code,
  lines: cart.lines.map((line) => ({
    ...line,
    amount: [...line.money.points.keys()].reduce(
      (sum, code) => sum + discountOf([line], code, cart.currency_code),
      line.money.with_tax
    ),
  })),
})

const earnedBy = (
  programme: Programme,
  cart: LoyaltyCart,
  tier: string | null,
  now: Date
): number =>
  awardFor(programme.rules, {
    channel: "online",
    sales_channel_id: cart.sales_channel_id,
    retail_store_id: null,
    currency_code: cart.currency_code,
    at: now,
    time_zone: null,
    tier,
    lines: cart.lines.map((line) => ({ ...line, ...line.money })),
  }).points
