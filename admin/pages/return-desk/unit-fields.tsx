import { XMarkMini } from "@medusajs/icons"
import { Switch, Text } from "@medusajs/ui"
import type { AdminReturnCentre } from "../../../src/types/return-desk"
import { ChoiceChips } from "../../components/choice-chips"
import { SwitchField } from "../../components/field"
import { IconAction } from "../../components/icon-action"
import { useWords } from "../../components/use-words"
import { type ChosenUnit, GRADES, REASONS } from "./units-draft"

type UnitFieldsProps = {
  /** Which unit it is, for those who cannot see where it stands. */
  label: string
  /** Shown where several units of a line come back. */
  number: number | null
  unit: ChosenUnit
  askWhy: boolean
  /** Where what is fit for sale may be sent; null: it stays here. */
  centre: AdminReturnCentre | null
  onChange: (change: Partial<ChosenUnit>) => void
  onRemove: () => void
}

/** Why a unit comes back, in what state, and where it goes. */
export const UnitFields = ({
  label,
  number,
  unit,
  askWhy,
  centre,
  onChange,
  onRemove,
}: UnitFieldsProps) => {
  const { t } = useWords()
  return (
    <div className="bg-ui-bg-subtle relative flex flex-col gap-y-3 rounded-lg px-4 py-3">
      <IconAction
        size="large"
        className="absolute right-1 top-1"
        label={`${t("common.remove")}: ${label}`}
        onPress={onRemove}
      >
        <XMarkMini />
      </IconAction>
      {number !== null && (
        <Text size="small" weight="plus">
          {t("return_desk.unit_number", { number })}
        </Text>
      )}
      {askWhy && (
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
      )}
      <div className="flex flex-col gap-y-2">
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("return_desk.state")}
        </Text>
        <ChoiceChips
          label={`${t("return_desk.state")}: ${label}`}
          choices={GRADES}
          chosen={unit.grade}
          nameOf={(grade) => t(`returns.grade.${grade}`)}
          onChoose={(grade) => onChange({ grade, to_centre: undefined })}
        />
      </div>
      {centre && unit.grade === "resell" && (
        <SwitchField label={t("return_desk.to_centre", { name: centre.name })}>
          <Switch
            checked={unit.to_centre ?? false}
            onCheckedChange={(isOn) => onChange({ to_centre: isOn || undefined })}
          />
        </SwitchField>
      )}
    </div>
  )
}
