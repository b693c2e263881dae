import type { ChosenVariant } from "../../components/variant-picker"
import type { NewUnits } from "../../data/returns"

/** Where goods lie and how the shopper gets them; null: they are handed out. */
export type Source = { stock_location_id: string; name: string; get: "deliver" | "collect" } | null

/** Goods that go out in exchange, in the order they were chosen. */
export type GoodsDraft = (ChosenVariant & { from: Source; quantity: number })[]

/** What tells goods apart: of one variant some may be handed out and others delivered or collected. */
export const keyOf = ({ id, from }: Pick<GoodsDraft[number], "id" | "from">): string =>
  [id, from?.get, from?.stock_location_id].filter(Boolean).join(" ")

/** One more of a variant, from that place. */
export const withGoods = (
  draft: GoodsDraft,
  variant: ChosenVariant,
  from: Source = null
): GoodsDraft => {
  const key = keyOf({ ...variant, from })
  return draft.some((goods) => keyOf(goods) === key)
    ? withQuantity(draft, key, (quantity) => quantity + 1)
    : [...draft, { ...variant, from, quantity: 1 }]
}

/** None of them takes the goods off. */
export const withQuantity = (
  draft: GoodsDraft,
  key: string,
  change: (quantity: number) => number
): GoodsDraft =>
  draft
    .map((each) => (keyOf(each) === key ? { ...each, quantity: change(each.quantity) } : each))
    .filter(({ quantity }) => quantity > 0)

/** undefined: nothing goes out, so it is no exchange. */
export const newUnits = (draft: GoodsDraft): NewUnits | undefined =>
  draft.length === 0
    ? undefined
    : draft.map(({ id, quantity, from }) => ({
        ...{ variant_id: id, quantity },
        ...(from ? { get: from.get, from: from.stock_location_id } : { get: "now" as const }),
      }))

export const isDelivered = (draft: GoodsDraft): boolean =>
  draft.some(({ from }) => from?.get === "deliver")

export const isCollected = (draft: GoodsDraft): boolean =>
  draft.some(({ from }) => from?.get === "collect")
