import { type DeskRole, mayOverride } from "../../../modules/store-return/domain/overrides"
import type { Refusal } from "../../../modules/store-return/domain/policy"
import type { ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import { refusalText } from "../../../modules/store-return/domain/refusal-text"
import type { AdminReturnRefusal } from "../../../types/return-desk"

type Overridable = Pick<ReturnRules, "overrides">

/** Refusals as the dashboard gets them. */
export const refusalsTold = (
  { overrides }: Overridable,
  refusals: readonly Refusal[],
  title: string,
  currencyCode: string
): AdminReturnRefusal[] =>
  refusals.map((refusal) => ({
    ...refusal,
    message: refusalText(refusal, title, currencyCode),
    override_by: overrides[refusal.code],
  }))

/** Whether somebody of this role may let in all of it. */
export const mayLetIn = (
  rules: Overridable,
  refusals: readonly Refusal[],
  role: DeskRole
): boolean => refusals.every((refusal) => mayOverride(rules, refusal, role))
