import { shownCode } from "../../../core/shown-code"
import { signedLink } from "../../../core/signed-link"

/** Opens one gift receipt to whoever holds it, and nothing else: it names neither the order nor its buyer. */
export const giftLink = signedLink("gift-link")

/** The code that finds a gift receipt at the desk. */
export const giftCode = shownCode({ purpose: "gift-code", prefix: "GIFT" })

/** Units of one line of the order. */
export type GiftUnits = { line_item_id: string; quantity: number }

/** A line of a gift receipt; `returned` are its units that came back by the receipt. */
export type GiftLine = GiftUnits & { returned: number }

type OrderLine = { id: string; quantity: number; given_up: number; back: number }

/** Units of an order that may be given away: none that came back, are on their way back, or were never taken. */
export const giveableUnits = ({ quantity, given_up, back }: OrderLine): number =>
  Math.max(0, quantity - given_up - back)

/** Without a choice all that may be given away, line by line. */
export const allGiveable = (lines: readonly OrderLine[]): GiftUnits[] =>
  lines.flatMap((line) => {
    const quantity = giveableUnits(line)
    return quantity > 0 ? [{ line_item_id: line.id, quantity }] : []
  })

/** Each line once. */
export function togetherByLine(units: readonly GiftUnits[]): GiftUnits[] {
  const together = new Map<string, number>()
  for (const { line_item_id, quantity } of units) {
    together.set(line_item_id, (together.get(line_item_id) ?? 0) + quantity)
  }
  return [...together].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
}

/** When the last window of the units ends; they have one each. */
export const lastWindowEnd = (ends: readonly (Date | null)[]): Date =>
  new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)))

/**
 * How many units of each line the receipt still brings back.
 * @param asked units by line that open requests of the receipt hold
 */
export const unitsOnReceipt = (
  lines: readonly GiftLine[],
  asked: ReadonlyMap<string, number>
): Map<string, number> =>
  new Map(
    lines.map(({ line_item_id, quantity, returned }) => [
      line_item_id,
      Math.max(0, quantity - returned - (asked.get(line_item_id) ?? 0)),
    ])
  )

/** The first line of which more is wanted than the receipt brings back; one that is not on it brings none. */
export const firstBeyondReceipt = (
  left: ReadonlyMap<string, number>,
  wanted: readonly GiftUnits[]
): GiftUnits | undefined =>
  togetherByLine(wanted).find(
    ({ line_item_id, quantity }) => quantity > (left.get(line_item_id) ?? 0)
  )
