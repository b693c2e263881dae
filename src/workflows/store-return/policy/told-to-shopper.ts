import { togetherByLine } from "../../../modules/store-return/domain/gift-receipt"
import type { AssessedUnit } from "../../../modules/store-return/domain/policy"
import { refusalText } from "../../../modules/store-return/domain/refusal-text"
import type { StoreReturnRefusal } from "../../../types/return-requests"

type Order = { currency_code: string; lines: readonly { id: string; title: string }[] }

/** What the policy refuses, as a shopper is told it: each refusal once, with its units. */
export function refusalsToShopper(
  { currency_code, lines }: Order,
  assessed: readonly AssessedUnit[]
): StoreReturnRefusal[] {
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  const told = new Map<string, StoreReturnRefusal>()
  for (const { line_id, refusals } of assessed) {
    for (const refusal of refusals) {
      const message = refusalText(refusal, titles.get(line_id) ?? "", currency_code)
      const key = `${refusal.code} ${message}`
      const units = [...(told.get(key)?.units ?? []), { line_item_id: line_id, quantity: 1 }]
      // How much the buyer brought back of other orders is no business of who holds a link to this one.
      const { counted: _, ...params } = refusal.params
      told.set(key, { code: refusal.code, params, message, units: togetherByLine(units) })
    }
  }
  return [...told.values()]
}
