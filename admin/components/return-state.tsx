import { StatusBadge } from "@medusajs/ui"
import type { AdminReturnCase } from "../../src/types/return-desk"
import { useWords } from "./use-words"

const COLOR = { accepted: "blue", waiting: "orange", settled: "green" } as const

/** How far a return's money is; one whose last try failed says so. */
export const ReturnStateBadge = ({
  state,
  failure,
}: Pick<AdminReturnCase, "state" | "failure">) => {
  const { t } = useWords()
  return failure && state !== "settled" ? (
    <StatusBadge color="red">{t("returns.failed")}</StatusBadge>
  ) : (
    <StatusBadge color={COLOR[state]}>{t(`returns.state.${state}`)}</StatusBadge>
  )
}
