import type { ChosenVariant } from "../../components/variant-picker"
import type { NewUnits } from "../../data/returns"

/** Goods that go out in exchange, in the order they were chosen. */
export type GoodsDraft = (ChosenVariant & { quantity: number })[]

/** One more of a variant. */
export const withGoods = (draft: GoodsDraft, variant: ChosenVariant): GoodsDraft =>
  draft.some(({ id }) => id === variant.id)
    ? withQuantity(draft, variant.id, (quantity) => quantity + 1)
    : [...draft, { ...variant, quantity: 1 }]

/** None of them takes the variant off. */
export const withQuantity = (
  draft: GoodsDraft,
  id: string,
  change: (quantity: number) => number
): GoodsDraft =>
  draft
    .map((each) => (each.id === id ? { ...each, quantity: change(each.quantity) } : each))
    .filter(({ quantity }) => quantity > 0)

/** undefined: nothing goes out, so it is no exchange. */
export const newUnits = (draft: GoodsDraft): NewUnits | undefined =>
  draft.length === 0 ? undefined : draft.map(({ id, quantity }) => ({ variant_id: id, quantity }))
