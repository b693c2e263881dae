import type { MedusaContainer } from "@medusajs/framework/types"
import { awardFor } from "../../../modules/loyalty/domain/earning/award"
import type { PurchaseLine } from "../../../modules/loyalty/domain/earning/purchase"
import { quoteSpending, type SpendingQuote } from "../../../modules/loyalty/domain/spending/quote"
import { splitByWeight } from "../../../modules/loyalty/domain/split"
import { readProgramme } from "../../../modules/loyalty/read-models/programme"
import type { ProductReference } from "../../../modules/pos/domain/products"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { PosLoyaltyAccount, PosPointsQuote } from "../../../types/pos-loyalty"
import type { ShopperKeys } from "../shopper"
import { tillAccount } from "./account"
import { readTillGoods } from "./goods"
import type { TillAt } from "./origin"
import { loyaltyOf } from "../ledger"

/** A line of a receipt that is being made; amounts after every discount but points, with tax. */
export type QuotedLine = ProductReference & {
  line_id: string
  quantity: number
  total: number
  /** Of it. */
  tax: number
  is_on_sale: boolean
}

export type QuoteAsked = {
  keys: ShopperKeys | null
  currency_code: string
  lines: readonly QuotedLine[]
  /** Points the shopper wants to use; null: none. */
  points: number | null
}

/**
 * What points can do for a receipt that is being made, and what it will earn. Without a shopper: what it would be for
 * somebody with points enough.
 * @throws as `shopperAccount`; NOT_FOUND `programme_not_found`.
 */
export async function quoteAtTill(
  container: MedusaContainer,
  till: TillAt,
  asked: QuoteAsked
): Promise<PosPointsQuote> {
  const { keys, currency_code } = asked
  const programme = await loyaltyOf(container).reading((manager) =>
    readProgramme(manager, till.now)
  )
  const account = keys && (await tillAccount(container, keys, till, till.now))
  const goodsOf = await readTillGoods(container, asked.lines)
  const lines = asked.lines.map((line) => ({
    ...line,
    ...goodsOf(line),
    is_on_sale: line.is_on_sale,
  }))
  const payable = lines.map((line) => ({ ...line, id: line.line_id, amount: line.total }))
  const balance = account ? account.available : Number.MAX_SAFE_INTEGER
  const spending = quoteSpending(
    programme.rules.spending,
    { currency_code, lines: payable },
    balance
  )
  const bounded = bar(account, spending)
  const { step, min_points } = programme.rules.spending
  const wanted = Math.min(asked.points ?? 0, bounded.max_points)
  const used = wanted < min_points ? 0 : Math.floor(wanted / step) * step
  const parts = partsOf(payable, spending, used)
  const store = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveRetailStore(till.retail_store_id)
  const { points } = awardFor(programme.rules, {
    channel: "store",
    sales_channel_id: store.sales_channel_id,
    retail_store_id: store.id,
    currency_code,
    at: till.now,
    time_zone: store.time_zone,
    tier: account?.tier?.code ?? null,
    lines: lines.map((line, index) => earning(line, parts[index]! * spending.point_value)),
  })
  return {
    account,
    spending: {
      max_points: bounded.max_points,
      worth: bounded.max_points * spending.point_value,
      point_value: spending.point_value,
      step,
      min_points,
      limited_by: bounded.limited_by,
      line_ids: spending.line_ids,
    },
    used: {
      points: used,
      worth: used * spending.point_value,
      lines: lines.flatMap(({ line_id }, index) =>
        parts[index]! > 0
          ? [{ line_id, points: parts[index]!, worth: parts[index]! * spending.point_value }]
          : []
      ),
    },
    points_to_earn: points,
    rules_version: programme.version,
  }
}

const bar = (
  account: PosLoyaltyAccount | null,
  { max_points, limited_by }: SpendingQuote
): { max_points: number; limited_by: PosPointsQuote["spending"]["limited_by"] } =>
  account?.status === "frozen"
    ? { max_points: 0, limited_by: "frozen" }
    : { max_points, limited_by }

/** Each line that may be paid with points takes its part, by what it comes to. */
function partsOf(
  lines: readonly { id: string; amount: number }[],
  { line_ids }: SpendingQuote,
  points: number
): number[] {
  const weights = lines.map(({ id, amount }) => (line_ids.includes(id) ? BigInt(amount) : 0n))
  return points === 0 ? lines.map(() => 0) : splitByWeight(points, weights)
}

function earning(
  line: QuotedLine & Omit<PurchaseLine, "id" | "with_tax" | "without_tax">,
  paidInPoints: number
): PurchaseLine {
  const with_tax = Math.max(0, line.total - paidInPoints)
  const tax = line.total === 0 ? 0 : Math.round((line.tax * with_tax) / line.total)
  return { ...line, id: line.line_id, with_tax, without_tax: with_tax - tax }
}
