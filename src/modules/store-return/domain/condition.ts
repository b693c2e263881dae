import type { ReturnGrade, ReturnReason } from "../types"
import type { ReturnRules } from "./policy-rules"

/** What was said of a unit that comes back; what nobody has said yet is left out. */
export type SaidOfUnit = { grade?: ReturnGrade; reason?: ReturnReason }

/**
 * Whether the rules refuse a unit for the state it is in. Who returns goods for their quality is in the right, faulty or
 * damaged when she got them: of these no state is refused.
 */
export function conditionRefusal(
  { refused_grades }: Pick<ReturnRules, "refused_grades">,
  { grade, reason }: SaidOfUnit
): { code: "condition"; params: { grade: string } } | null {
  const refused = refused_grades.find((each) => each === grade)
  return refused && reason !== "quality" ? { code: "condition", params: { grade: refused } } : null
}
