import { StatusBadge } from "@medusajs/ui"
import type { AdminTillIncident } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"

const COLOR = { open: "orange", resolved: "green" } as const

export const IncidentBadge = ({ status }: Pick<AdminTillIncident, "status">) => {
  const { t } = useWords()
  return (
    <StatusBadge color={COLOR[status]} className="text-nowrap">
      {t(`till_incidents.status.${status}`)}
    </StatusBadge>
  )
}
