import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../../core/jobs"
import { keptPoints } from "../../../modules/loyalty/domain/earning/kept-points"
import type { LoyaltyRules } from "../../../modules/loyalty/domain/rules"
import { bonusesUnder, type MemberLife, tierUnder } from "../../../modules/loyalty/domain/trial"
import type { TriedOrder } from "../../../modules/loyalty/operations/dry-runs"
import type { DryRun } from "../../../modules/loyalty/read-models/dry-runs"
import { readMemberLife } from "../../../modules/loyalty/read-models/member-lives"
import {
  type LineLot,
  lotsOfLines,
  type PastLine,
} from "../../../modules/loyalty/read-models/past-lines"
import { loyaltyOf } from "../ledger"
import { lineIdIn, lineReference, orderReference } from "../orders/references"
import { type PastPurchase, pastPurchases } from "./past-purchases"

/**
 * What the orders of a page of lines leave to shoppers, by the functions that give points, tiers and bonuses. An order
 * belongs to the page of its first line, so that none counts twice.
 */
export async function tryPage(
  container: MedusaContainer,
  run: DryRun,
  page: readonly PastLine[]
): Promise<TriedOrder[]> {
  const orderIds = await ordersOfLines(
    container,
    page.map(({ reference }) => lineIdIn(reference))
  )
  const pointValueOf = (currency: string) => run.present.spending.values[currency] ?? 0
  const purchases = await pastPurchases(container, orderIds, pointValueOf)
  const references = purchases.flatMap(({ lines }) => lines.map(({ id }) => lineReference(id)))
  const lots = await loyaltyOf(container).reading((manager) => lotsOfLines(manager, references))
  const isHere = new Set(page.map(({ id }) => id))
  const lives = new Map<string, MemberLife>()
  const tried: TriedOrder[] = []
  for (const purchase of purchases) {
    const [first] = purchase.lines
      .flatMap(({ id }) => lots.get(lineReference(id)) ?? [])
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    if (first && isHere.has(first.id)) {
      const { account_id } = first
      const life = lives.get(account_id) ?? (await lifeOf(container, run, account_id))
      lives.set(account_id, life)
      tried.push(...triedOf(run, purchase, life, lots))
    }
  }
  return tried
}

/** Nobody is read whose tier and bonuses no rules ask for. */
async function lifeOf(
  container: MedusaContainer,
  { present, candidate }: DryRun,
  account_id: string
): Promise<MemberLife> {
  const asks = [present, candidate].some(
    ({ tiers, bonuses }) => tiers || Object.keys(bonuses).length > 0
  )
  return asks
    ? await loyaltyOf(container).reading((manager) => readMemberLife(manager, account_id))
    : { account_id, lines: [], purchases: [], broughtBy: [], referrers: [] }
}

/** What an order leaves to who bought it, and to who brought her. */
function triedOf(
  { present, candidate }: DryRun,
  purchase: PastPurchase,
  life: MemberLife,
  lots: ReadonlyMap<string, LineLot>
): TriedOrder[] {
  const { at, currency_code, order_id } = purchase
  const name = orderReference(order_id)
  const returnedOf = (lineId: string) => lots.get(lineReference(lineId))
  // Lines that came in after the ledger saw the order last have given nothing yet.
  const known = { ...purchase, lines: purchase.lines.filter(({ id }) => returnedOf(id)) }
  const pointsUnder = (rules: LoyaltyRules) => {
    const tier = tierUnder(rules, life, { at, purchase: name })
    const points = new Map([[life.account_id, keptPoints(rules, { ...known, tier }, returnedOf)]])
    for (const bonus of bonusesUnder(rules, life, name)) {
      points.set(bonus.account_id, (points.get(bonus.account_id) ?? 0) + bonus.points)
    }
    return points
  }
  const [now, then] = [pointsUnder(present), pointsUnder(candidate)]
  return [...new Set([...now.keys(), ...then.keys()])].map((account_id) => ({
    account_id,
    currency_code,
    is_buyer: account_id === life.account_id,
    present: now.get(account_id) ?? 0,
    candidate: then.get(account_id) ?? 0,
  }))
}

async function ordersOfLines(
  container: MedusaContainer,
  lineIds: readonly string[]
): Promise<string[]> {
  const rows = await containerSql(container)<{ order_id: string }>(
    `select distinct order_id from order_item where item_id = any(?::text[]) and deleted_at is null`,
    [lineIds]
  )
  return rows.map(({ order_id }) => order_id)
}
