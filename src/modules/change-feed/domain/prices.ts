import { createHash } from "node:crypto"
import { toMinor } from "../../../core/money"
import type { PosPrice, PosPriceEntry } from "../../../types/pos-changes"

/** A price of Medusa that may apply to a sale of the store, with what decides over its place. */
export type PriceRow = {
  /** Medusa's amount, as decimal text. */
  amount: string
  price_list_id: string | null
  price_list_type: "sale" | "override" | null
  starts_at: string | null
  ends_at: string | null
  min_quantity: number | null
  max_quantity: number | null
  /** Conditions of the price and of its list: what is more specific is tried first. */
  rules_count: number
  includes_tax: boolean
}

/** As Medusa tries them: price lists first, then what is more specific, then what is cheaper. */
function byPrecedence(one: PriceRow, other: PriceRow): number {
  return (
    Number(other.price_list_id !== null) - Number(one.price_list_id !== null) ||
    other.rules_count - one.rules_count ||
    Number(one.amount) - Number(other.amount) ||
    ((one.price_list_id ?? "") < (other.price_list_id ?? "") ? -1 : 1)
  )
}

/** The prices of one variant as a till keeps them; null when it has none for sale outside of lists nor in them. */
export function priceDataOf(rows: readonly PriceRow[], currencyCode: string): PosPrice | null {
  if (!rows.length) {
    return null
  }
  const prices = [...rows].sort(byPrecedence).map(
    (row): PosPriceEntry => ({
      type: row.price_list_type ?? "base",
      amount: toMinor(row.amount, currencyCode),
      includes_tax: row.includes_tax,
      price_list_id: row.price_list_id,
      valid_from: row.starts_at,
      valid_to: row.ends_at,
      min_quantity: row.min_quantity,
      max_quantity: row.max_quantity,
    })
  )
  return { currency_code: currencyCode, price_version: versionOf(currencyCode, prices), prices }
}

const VERSION_LENGTH = 16

function versionOf(currencyCode: string, prices: readonly PosPriceEntry[]): string {
  const said = [currencyCode, ...prices.flatMap((price) => Object.values(price))]
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, VERSION_LENGTH)
}

/** What one unit costs at an instant when so many are bought, as Medusa decides; null: it has no price then. */
export function priceAt(
  prices: readonly PosPriceEntry[],
  at: Date,
  quantity = 1
): PosPriceEntry | null {
  const fitting = prices.filter(
    (price) =>
      (price.valid_from === null || new Date(price.valid_from) <= at) &&
      (price.valid_to === null || new Date(price.valid_to) >= at) &&
      (price.min_quantity === null || price.min_quantity <= quantity) &&
      (price.max_quantity === null || price.max_quantity >= quantity)
  )
  const base = fitting.find((price) => price.type === "base") ?? null
  const listed = fitting.find((price) => price.type !== "base") ?? null
  if (listed?.type === "sale" && base) {
    return listed.amount <= base.amount ? listed : base
  }
  return listed ?? base
}
