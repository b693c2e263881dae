import { Refused, Unreachable } from "./client/http"
import type { KeptLease } from "./leases"
import type { PointsSource } from "./points"
import { between, pick, type Random } from "./random"
import { lineOf } from "./shop-day"
import type { Till } from "./till"
import type { Article, LineInput, TillEvent } from "./types"

/** The most points a shopper uses at once, and what a till leases for her. */
const USED = 300
const LEASED = 1_000

const EARNS_ONLY = 0.4
const PAYS_ONLINE = 0.75
const GIVES_BACK = 0.1
/** How often a till that has set points aside makes no receipt: the shopper leaves, or the till dies. */
const LEAVES = 0.1

/**
 * A shopper who collects points comes to the till. Her receipt earns, and is paid with points when she likes: with
 * points held for it or, without asking, of a lease. Null when she leaves without buying.
 */
export async function serveMember(
  till: Till,
  random: Random,
  articles: readonly Article[],
  cards: readonly string[]
): Promise<TillEvent | null> {
  const card = pick(random, cards)
  const line = lineOf(random, pick(random, articles))
  const way = random()
  const from = way < EARNS_ONLY ? null : await pointsFor(till, random, { card, way })
  if (from && random() < LEAVES) {
    return null
  }
  const worth = till.points.knownWorth()
  const points = from && worth ? usable(till, from, Math.floor(totalOf(line) / worth)) : 0
  return from && worth && points > 0
    ? till.points.sell([line], { from, points, worth })
    : till.sell([line], undefined, { customer: { card } })
}

const totalOf = ({ unit_price, quantity = 1, discount = 0 }: LineInput): number =>
  unit_price * quantity - discount

const usable = (till: Till, from: PointsSource, most: number): number =>
  Math.min(most, "hold" in from ? from.hold.points : till.points.left(from.lease_id), USED)

type Asked = { card: string; way: number }

/** Points for a receipt; null when there are none to be had, or nobody can be asked. */
async function pointsFor(
  till: Till,
  random: Random,
  { card, way }: Asked
): Promise<PointsSource | null> {
  const lease = till.points.leases.all().find((each) => each.card === card && isLeft(till, each))
  if (till.offline) {
    return lease ? { lease_id: lease.id } : null
  }
  try {
    if (till.points.knownWorth() === null) {
      await till.points.worth()
    }
    if (way < PAYS_ONLINE) {
      return { hold: await till.points.hold(card, between(random, 1, USED)) }
    }
    if (lease && random() < GIVES_BACK) {
      await till.points.giveBack(lease.id)
      return null
    }
    return { lease_id: (lease ?? (await till.points.lease(card, LEASED))).id }
  } catch (error) {
    if (error instanceof Unreachable || (error instanceof Refused && error.status === 409)) {
      return null
    }
    throw error
  }
}

const isLeft = (till: Till, { id }: KeptLease): boolean => till.points.left(id) > 0
