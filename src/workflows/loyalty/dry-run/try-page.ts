import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../../core/jobs"
import { keptPoints } from "../../../modules/loyalty/domain/earning/kept-points"
import type { Purchase } from "../../../modules/loyalty/domain/earning/purchase"
import type { TriedOrder } from "../../../modules/loyalty/operations/dry-runs"
import type { DryRun } from "../../../modules/loyalty/read-models/dry-runs"
import {
  type LineLot,
  lotsOfLines,
  type PastLine,
} from "../../../modules/loyalty/read-models/past-lines"
import { loyaltyOf } from "../ledger"
import { lineIdIn, lineReference } from "../orders/references"
import { pastPurchases } from "./past-purchases"

/**
 * What the orders of a page of lines leave to shoppers, by the function that gives points. An order belongs to the page
 * of its first line, so that none counts twice.
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
  return purchases.flatMap((purchase) => {
    const [first] = purchase.lines
      .flatMap(({ id }) => lots.get(lineReference(id)) ?? [])
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    return first && isHere.has(first.id) ? [tried(run, purchase, first.account_id, lots)] : []
  })
}

function tried(
  { present, candidate }: DryRun,
  purchase: Purchase,
  account_id: string,
  lots: ReadonlyMap<string, LineLot>
): TriedOrder {
  const returnedOf = (lineId: string) => lots.get(lineReference(lineId))
  // Lines that came in after the ledger saw the order last have given nothing yet.
  const known = { ...purchase, lines: purchase.lines.filter(({ id }) => returnedOf(id)) }
  return {
    account_id,
    currency_code: purchase.currency_code,
    present: keptPoints(present, known, returnedOf),
    candidate: keptPoints(candidate, known, returnedOf),
  }
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
