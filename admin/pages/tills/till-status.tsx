import { StatusBadge } from "@medusajs/ui"
import type { AdminTill } from "../../../src/types/till"
import { useWords } from "../../components/use-words"

const COLOR = { unpaired: "orange", active: "green", revoked: "grey" } as const

export const TillStatusBadge = ({ status }: Pick<AdminTill, "status">) => {
  const { t } = useWords()
  return <StatusBadge color={COLOR[status]}>{t(`tills.status.${status}`)}</StatusBadge>
}
