import type { AdminReturnCentre } from "../../../src/types/return-desk"
import { useWords } from "../../components/use-words"
import { UnitFields } from "./unit-fields"
import { type UnitsDraft, withUnit, withoutUnit } from "./units-draft"

type ChosenUnitsProps = {
  /** Whose units of the draft these are. */
  id: string
  name: string
  draft: UnitsDraft
  /** Whether each says why it comes back; of a parcel the shopper said it. */
  askWhy?: boolean
  /** Where what is fit for sale may be sent. */
  centre?: AdminReturnCentre | null
  onDraft: (draft: UnitsDraft) => void
}

/** Each unit that comes back, with its reason and state; the wrong one may be taken out. */
export const ChosenUnits = ({
  id,
  name,
  draft,
  askWhy = true,
  centre = null,
  onDraft,
}: ChosenUnitsProps) => {
  const { t } = useWords()
  const units = draft[id] ?? []
  const areSeveral = units.length > 1
  return units.map((unit, at) => (
    <UnitFields
      key={at}
      label={areSeveral ? t("return_desk.unit", { name, number: at + 1 }) : name}
      number={areSeveral ? at + 1 : null}
      unit={unit}
      askWhy={askWhy}
      centre={centre}
      onChange={(change) => onDraft(withUnit(draft, id, at, change))}
      onRemove={() => onDraft(withoutUnit(draft, id, at))}
    />
  ))
}
