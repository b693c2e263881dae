import type { AdminReturnPolicy } from "../../../src/types/return-policy"
import { isObject, type RulesJson, withValue } from "../../format/rules-text"
import { goodsIn, goodsRule, type PolicyGoods } from "../../format/goods-rule"

export const CHANNELS = ["online", "store"] as const
export type Channel = keyof AdminReturnPolicy["rules"]["receipt_required"]

/** Other days for some goods, as a form holds them. */
export type ExceptionDraft = {
  goods: PolicyGoods[]
  /** Null: both. */
  channel: Channel | null
  /** Null: not said yet. */
  days: number | null
}

export const MOST_EXCEPTIONS = 100
export const MOST_DAYS = 3650

const PATH = ["windows", "exceptions"]

export const newException = (): ExceptionDraft => ({ goods: [], channel: null, days: null })

/** The rows of the rules in their order; one that cannot be read is an empty row, for a person to fill or remove. */
export const exceptionsIn = ({ windows }: RulesJson): ExceptionDraft[] => {
  const rows: unknown = isObject(windows) ? windows.exceptions : []
  return Array.isArray(rows) ? rows.map(readException) : []
}

const readException = (row: unknown): ExceptionDraft =>
  isObject(row)
    ? {
        goods: goodsIn(row.goods),
        channel: CHANNELS.find((each) => each === row.channel) ?? null,
        days: typeof row.days === "number" ? row.days : null,
      }
    : newException()

export const withExceptions = (rules: RulesJson, rows: readonly ExceptionDraft[]): RulesJson =>
  withValue(
    rules,
    PATH,
    rows.map(({ goods, channel, days }) => ({
      goods: goodsRule(goods),
      ...(channel ? { channel } : {}),
      days,
    }))
  )

/** A row one place earlier: the first that fits counts. */
export const movedUp = <Row>(rows: readonly Row[], at: number): Row[] =>
  at < 1 || at >= rows.length
    ? [...rows]
    : [...rows.slice(0, at - 1), rows[at]!, rows[at - 1]!, ...rows.slice(at + 1)]

export const isWindow = (days: number | null): boolean =>
  days !== null && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS
