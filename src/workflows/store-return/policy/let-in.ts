import type { MedusaError } from "@medusajs/framework/utils"
import { conflict, forbidden, invalid } from "../../../core/errors"
import { type DeskRole, mayOverride } from "../../../modules/store-return/domain/overrides"
import type { AssessedUnit } from "../../../modules/store-return/domain/policy"
import type { RefusalCode, ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import { refusalText } from "../../../modules/store-return/domain/refusal-text"
import type { ReturnTerms } from "../../../modules/store-return/operations/terms"

/** Somebody lets in what the policy refuses. */
export type Override = { user_id: string; role: DeskRole; reason: string }

export type Assessed = {
  rules: Pick<ReturnRules, "overrides">
  units: readonly (Pick<AssessedUnit, "refusals" | "place"> & { line_item_id: string | null })[]
  currency_code: string
  titleOf: (lineItemId: string | null, place: number) => string
}

/**
 * Lets units in that the policy refuses nothing of, or that somebody who may lets in all the same.
 * @returns what is to be recorded; null: there was nothing to override
 * @throws CONFLICT with the code of the first refusal, of `receipt_required` INVALID_DATA; FORBIDDEN
 *   `override_forbidden`
 */
export function letIn(
  { rules, units, currency_code, titleOf }: Assessed,
  override: Override | null
): ReturnTerms["override"] {
  const refused = units.flatMap(({ line_item_id, place, refusals }) =>
    refusals.map((refusal) => ({ ...refusal, line_item_id, place }))
  )
  const textOf = (refusal: (typeof refused)[number]) =>
    refusalText(refusal, titleOf(refusal.line_item_id, refusal.place), currency_code)
  if (refused[0] && !override) {
    throw ERROR_OF[refused[0].code](textOf(refused[0]))
  }
  const beyond = refused.find((each) => override && !mayOverride(rules, each, override.role))
  if (beyond) {
    throw forbidden("override_forbidden", `${textOf(beyond)}: you may not let it in`)
  }
  return refused[0] && override ? { ...override, refusals: refused } : null
}

/** Each by its name, so that the list of what tills may be told finds it. */
const ERROR_OF: Record<RefusalCode, (text: string) => MedusaError> = {
  outside_window: (text) => conflict("outside_window", text),
  excluded_goods: (text) => conflict("excluded_goods", text),
  condition: (text) => conflict("condition", text),
  receipt_required: (text) => invalid("receipt_required", `receipt_shown: ${text}`),
  limit_reached: (text) => conflict("limit_reached", text),
  blind_item_limit: (text) => conflict("blind_item_limit", text),
  blind_person_limit: (text) => conflict("blind_person_limit", text),
}
