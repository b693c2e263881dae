import { conditionRefusal, type SaidOfUnit } from "./condition"
import type { AssessedUnit, BroughtBack, Refusal, ReturnedGoods } from "./policy"
import { hasGoods } from "./policy"
import type { ReturnRules } from "./policy-rules"

export type BlindUnit = SaidOfUnit & {
  variant_id: string
  goods: ReturnedGoods
  /** Minor units. */
  amount: number
}

/** Which units without a receipt the rules let come back; those of one visit count in their order. */
export function assessBlind(
  { excluded, refused_grades, blind: { item_amounts, person } }: ReturnRules,
  units: readonly BlindUnit[],
  brought_back: BroughtBack,
  currencyCode: string
): Pick<AssessedUnit, "refusals" | "place">[] {
  const mostForOne = item_amounts[currencyCode] ?? 0
  const mostInAll = person.amounts[currencyCode] ?? 0
  const { days, units: most } = person
  let { units: counted, amount: sum } = brought_back
  return units.map(({ goods, amount, ...said }, place) => {
    counted += 1
    sum += amount
    const refusals: (Refusal | null)[] = [
      hasGoods(excluded, goods) ? { code: "excluded_goods", params: {} } : null,
      conditionRefusal({ refused_grades }, said),
      amount > mostForOne ? { code: "blind_item_limit", params: { amount: mostForOne } } : null,
      counted > most
        ? { code: "blind_person_limit", params: { days, units: most, counted } }
        : sum > mostInAll
          ? { code: "blind_person_limit", params: { days, amount: mostInAll, counted: sum } }
          : null,
    ]
    return { place, refusals: refusals.filter((each) => each !== null) }
  })
}
