import type { AdminReturnRefusal } from "../../src/types/return-desk"

/** Everything that a policy may refuse for, and that somebody may let in all the same, as pages list it. */
export const REFUSALS = [
  "outside_window",
  "excluded_goods",
  "condition",
  "receipt_required",
  "limit_reached",
  "blind_item_limit",
  "blind_person_limit",
] as const satisfies readonly AdminReturnRefusal["code"][]

/** Whether an error says that the policy refuses, or that this person may not let it in. */
export const isPolicyCode = (code: string | null): boolean =>
  ["override_forbidden", ...REFUSALS].some((each) => each === code)
