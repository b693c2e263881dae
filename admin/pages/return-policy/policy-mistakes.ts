import type { RulesJson } from "../../format/rules-text"
import { exceptionsIn, isWindow } from "./exceptions-draft"
import { numbersBeyond, type NumberWord } from "./numbers"
import { refundsIn } from "./refunds-draft"

/** What keeps a policy from being published, and in which field or row. */
export type PolicyMistake =
  | { what: "number"; word: NumberWord; least: number; most: number }
  | { what: "goods" | "days"; row: number }
  | { what: "kinds"; paid: string }

/** In the order of the form. */
export const policyMistakes = (rules: RulesJson): PolicyMistake[] => [
  ...numbersBeyond(rules).map(
    ({ word, least, most }): PolicyMistake => ({ what: "number", word, least, most })
  ),
  ...exceptionsIn(rules).flatMap(({ goods, days }, at): PolicyMistake[] => [
    ...(goods.length === 0 ? [{ what: "goods" as const, row: at + 1 }] : []),
    ...(isWindow(days) ? [] : [{ what: "days" as const, row: at + 1 }]),
  ]),
  ...refundsIn(rules).flatMap(({ kinds, paid }): PolicyMistake[] =>
    kinds.length === 0 ? [{ what: "kinds", paid }] : []
  ),
]
