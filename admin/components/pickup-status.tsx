import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { PickupStatus } from "../../src/types/http"
import { useWords } from "./use-words"

const COLOR = {
  placed: "orange",
  accepted: "blue",
  picking: "blue",
  ready: "green",
  partially_collected: "purple",
  collected: "grey",
  rejected: "red",
  expired: "red",
  cancelled: "grey",
  converted: "grey",
} satisfies Record<PickupStatus, ComponentProps<typeof StatusBadge>["color"]>

export const PickupStatusBadge = ({ status }: { status: PickupStatus }) => {
  const { t } = useWords()
  return (
    <StatusBadge color={COLOR[status]} className="text-nowrap">
      {t(`pickup.status.${status}`)}
    </StatusBadge>
  )
}
