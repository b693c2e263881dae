import { StatusBadge } from "@medusajs/ui"
import type { Shift } from "../../../src/types/shift"
import { useWords } from "../../components/use-words"

const COLOR = { open: "green", closed: "grey" } as const

export const ShiftStatusBadge = ({ status }: Pick<Shift, "status">) => {
  const { t } = useWords()
  return <StatusBadge color={COLOR[status]}>{t(`shifts.status.${status}`)}</StatusBadge>
}
