import type { ReturnGradeName } from "../../src/types/return-desk"
import { useWords } from "./use-words"

type GradeNameProps = { grade: ReturnGradeName; to_centre?: boolean }

/** In what state a unit comes back, and whether it is sent on. */
export const GradeName = ({ grade, to_centre }: GradeNameProps) => {
  const { t } = useWords()
  const name = t(`returns.grade.${grade}`)
  return to_centre ? `${name} · ${t("returns.disposition.centre")}` : name
}
