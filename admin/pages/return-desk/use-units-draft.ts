import { useState } from "react"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { announced, type ChoosableLine, fitting, type UnitsDraft } from "./units-draft"

/** An order or a gift receipt, by its id. */
export type OpenGoods = { id: string; lines: readonly ChoosableLine[] }

/** What is chosen of the open goods; others begin with nothing. */
export const useUnitsDraft = (goods: OpenGoods | undefined) => {
  const [kept, setKept] = useState<{ id: string | undefined; draft: UnitsDraft }>({
    id: undefined,
    draft: {},
  })
  const chosen = kept.id === goods?.id ? kept.draft : {}
  const draft = goods ? fitting(chosen, goods.lines) : {}
  const setDraft = (next: UnitsDraft) => setKept({ id: goods?.id, draft: next })
  /** Begins with what the shopper asked to return of these goods. */
  const announce = (id: string, units: AdminReturnRequest["units"]) =>
    setKept({ id, draft: announced(units) })
  return [draft, setDraft, announce] as const
}
