import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { announced, fitting, type UnitsDraft } from "./units-draft"

/** What is chosen of the open order; another order begins with nothing. */
export const useUnitsDraft = (order: AdminReturnDeskOrder | undefined) => {
  const [kept, setKept] = useState<{ order_id: string | undefined; draft: UnitsDraft }>({
    order_id: undefined,
    draft: {},
  })
  const chosen = kept.order_id === order?.order_id ? kept.draft : {}
  const draft = order ? fitting(chosen, order.lines) : {}
  const setDraft = (next: UnitsDraft) => setKept({ order_id: order?.order_id, draft: next })
  /** Begins with what the shopper asked to return. */
  const announce = ({ order_id, units }: AdminReturnRequest) =>
    setKept({ order_id, draft: announced(units) })
  return [draft, setDraft, announce] as const
}
