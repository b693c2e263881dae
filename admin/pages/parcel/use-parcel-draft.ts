import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { type Stray, useReceiveParcel } from "../../data/parcels"
import { saysWhy } from "../../format/reason"
import { announced, fitting, unitCount, type UnitsDraft } from "../return-desk/units-draft"
import { differencesOf, missingOf, namedStrays, parcelUnits } from "./parcel-draft"

type ParcelInput = { asked: AdminReturnRequest; order: AdminReturnDeskOrder }

/** What is written down of a parcel so far, and whether it may be confirmed. */
export const useParcelDraft = ({ asked, order }: ParcelInput) => {
  const [chosen, setChosen] = useState<UnitsDraft>({})
  const [strays, setStrays] = useState<Stray[]>([])
  // Said by a person: a parcel that nobody has looked into is not an empty one.
  const [isEmpty, setIsEmpty] = useState(false)
  // Why something that came is not taken back; null: all of it is.
  const [refusal, setRefusal] = useState<string | null>(null)
  const receive = useReceiveParcel(asked.id)
  const draft = fitting(chosen, order.lines)
  const count = unitCount(draft)
  const setDraft = (next: UnitsDraft) => {
    setChosen(next)
    setIsEmpty(false)
  }
  // What is not there is not refused.
  const setEmpty = (next: boolean) => {
    setIsEmpty(next)
    setRefusal(null)
  }
  const refuse = (reason: string | null) => {
    setRefusal(reason)
    setIsEmpty(false)
  }
  const differences = differencesOf(asked.units, draft)
  const missing = missingOf(differences)
  const mayRefuse = missing.length > 0
  const refused = mayRefuse && refusal !== null ? refusal : null
  return {
    ...{ draft, setDraft, strays, setStrays, isEmpty, setEmpty, receive, count },
    takeAnnounced: () => setDraft(fitting(announced(asked.units), order.lines)),
    units: parcelUnits(draft),
    named: namedStrays(strays),
    ...{ differences, missing, mayRefuse, refused, refuse },
    isTouched: count > 0 || strays.length > 0 || isEmpty || refused !== null,
    canConfirm:
      (count > 0 || isEmpty || refused !== null) &&
      (refused === null || saysWhy(refused)) &&
      namedStrays(strays).length === strays.length,
  }
}

export type ParcelDraft = ReturnType<typeof useParcelDraft>
