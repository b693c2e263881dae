import { Trash } from "@medusajs/icons"
import { Field } from "../../components/field"
import { IconAction } from "../../components/icon-action"
import { NumberInput } from "../../components/number-input"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { type ChosenVariant, VariantPicker } from "../../components/variant-picker"

export type LineDraft = { variant: ChosenVariant; units: number | null }

type LinesFieldProps = {
  lines: LineDraft[]
  hasTried: boolean
  onChange: (lines: LineDraft[]) => void
}

/** The goods of a transfer: chosen one after the other, each once. */
export const LinesField = ({ lines, hasTried, onChange }: LinesFieldProps) => {
  const { t } = useWords()
  const add = (variant: ChosenVariant) =>
    lines.some((line) => line.variant.id === variant.id)
      ? undefined
      : onChange([...lines, { variant, units: 1 }])
  const count = (id: string, units: number | null) =>
    onChange(lines.map((line) => (line.variant.id === id ? { ...line, units } : line)))
  const isMissing = lines.length === 0 || lines.some(({ units }) => !units)
  return (
    <div className="flex flex-col gap-y-3">
      <Field
        label={t("transfers.form.lines")}
        hint={t("transfers.form.lines_hint")}
        error={hasTried && isMissing ? t("transfers.form.lines_mistake") : null}
      >
        <VariantPicker label={t("transfers.form.lines")} chosen={null} onChoose={add} />
      </Field>
      {lines.length > 0 && (
        <ul className="shadow-elevation-card-rest bg-ui-bg-component divide-y rounded-lg">
          {lines.map(({ variant, units }) => (
            <li key={variant.id} className="flex items-center gap-x-3 px-4 py-3">
              <span className="txt-compact-small min-w-0 flex-1">
                <TwoLines strong main={variant.label} sub={variant.sku} />
              </span>
              <NumberInput
                className="w-20 text-right"
                aria-label={t("transfers.form.units_of", { what: variant.label })}
                value={units}
                onChange={(next) => count(variant.id, next)}
              />
              <IconAction
                label={t("transfers.form.drop", { what: variant.label })}
                onPress={() => onChange(lines.filter((line) => line.variant.id !== variant.id))}
              >
                <Trash className="text-ui-fg-muted" />
              </IconAction>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
