import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { type Stray, useReceiveParcel } from "../../data/parcels"
import { announced, fitting, unitCount, type UnitsDraft } from "../return-desk/units-draft"
import { differencesOf, namedStrays, parcelUnits } from "./parcel-draft"

type ParcelInput = { asked: AdminReturnRequest; order: AdminReturnDeskOrder }

/** What is written down of a parcel so far, and whether it may be confirmed. */
export const useParcelDraft = ({ asked, order }: ParcelInput) => {
  const [chosen, setChosen] = useState<UnitsDraft>({})
  const [strays, setStrays] = useState<Stray[]>([])
  // Said by a person: a parcel that nobody has looked into is not an empty one.
  const [isEmpty, setEmpty] = useState(false)
  const receive = useReceiveParcel(asked.id)
  const draft = fitting(chosen, order.lines)
  const count = unitCount(draft)
  const setDraft = (next: UnitsDraft) => {
    setChosen(next)
    setEmpty(false)
  }
  return {
    ...{ draft, setDraft, strays, setStrays, isEmpty, setEmpty, receive, count },
    takeAnnounced: () => setDraft(fitting(announced(asked.units), order.lines)),
    units: parcelUnits(draft),
    named: namedStrays(strays),
    differences: differencesOf(asked.units, draft),
    isTouched: count > 0 || strays.length > 0 || isEmpty,
    canConfirm: (count > 0 || isEmpty) && namedStrays(strays).length === strays.length,
  }
}

export type ParcelDraft = ReturnType<typeof useParcelDraft>
