import { Text } from "@medusajs/ui"
import { ChoiceChips } from "../../components/choice-chips"
import { useWords } from "../../components/use-words"
import { type ChosenUnit, GRADES, REASONS } from "./units-draft"

type UnitFieldsProps = {
  /** Which unit it is, for those who cannot see where it stands. */
  label: string
  /** Shown where several units of a line come back. */
  number: number | null
  unit: ChosenUnit
  onChange: (change: Partial<ChosenUnit>) => void
}

/** Why a unit comes back, and in what state. */
export const UnitFields = ({ label, number, unit, onChange }: UnitFieldsProps) => {
  const { t } = useWords()
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-3 rounded-lg px-4 py-3">
      {number !== null && (
        <Text size="small" weight="plus">
          {t("return_desk.unit_number", { number })}
        </Text>
      )}
      <div className="flex flex-col gap-y-2">
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("return_desk.why")}
        </Text>
        <ChoiceChips
          label={`${t("return_desk.why")}: ${label}`}
          choices={REASONS}
          chosen={unit.reason}
          nameOf={(reason) => t(`returns.reason.${reason}`)}
          onChoose={(reason) => onChange({ reason })}
        />
      </div>
      <div className="flex flex-col gap-y-2">
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("return_desk.state")}
        </Text>
        <ChoiceChips
          label={`${t("return_desk.state")}: ${label}`}
          choices={GRADES}
          chosen={unit.grade}
          nameOf={(grade) => t(`returns.grade.${grade}`)}
          onChoose={(grade) => onChange({ grade })}
        />
      </div>
    </div>
  )
}
