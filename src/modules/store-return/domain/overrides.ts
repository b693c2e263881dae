import type { Refusal } from "./policy"
import type { Overrider, ReturnRules } from "./policy-rules"

/** What a person of the dashboard may do in a store. */
export type DeskRole = Exclude<Overrider, "nobody">

const RANK: Record<DeskRole, number> = { associate: 0, manager: 1, admin: 2 }

/** Whether somebody of this role may take a unit that is refused for this. */
export function mayOverride(
  { overrides }: Pick<ReturnRules, "overrides">,
  { code }: Pick<Refusal, "code">,
  role: DeskRole
): boolean {
  const needed = overrides[code]
  return needed !== "nobody" && RANK[role] >= RANK[needed]
}
