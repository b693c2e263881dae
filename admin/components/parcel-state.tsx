import { StatusBadge } from "@medusajs/ui"
import type { ReturnRequestState } from "../../src/types/return-requests"
import { useWords } from "./use-words"

const COLOR = {
  requested: "orange",
  received: "green",
  cancelled: "grey",
  expired: "grey",
} as const

/** How far a return by post is. */
export const ParcelStateBadge = ({ state }: { state: ReturnRequestState }) => {
  const { t } = useWords()
  return <StatusBadge color={COLOR[state]}>{t(`parcels.state.${state}`)}</StatusBadge>
}
