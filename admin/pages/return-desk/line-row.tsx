import { Text } from "@medusajs/ui"
import { LineTitle } from "../../components/line-title"
import { QuantityStepper } from "../../components/quantity-stepper"
import { useWords } from "../../components/use-words"
import { UnitFields } from "./unit-fields"
import {
  type ChoosableLine,
  type DeskLine,
  type UnitsDraft,
  withUnit,
  withUnits,
} from "./units-draft"

type LineRowProps = {
  line: ChoosableLine & Partial<Pick<DeskLine, "away">>
  /** What the whole line is worth; left out: nobody is to see it. */
  price?: string
  /** How many units there are. */
  counted: string
  draft: UnitsDraft
  onDraft: (draft: UnitsDraft) => void
}

/** A line: how many of it come back and why, and why others may not. */
export const LineRow = ({ line, price, counted, draft, onDraft }: LineRowProps) => {
  const { t } = useWords()
  const { line_item_id: id, title, variant_title, returnable } = line
  const chosen = draft[id] ?? []
  const name = [title, variant_title].filter(Boolean).join(", ")
  return (
    <li className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <LineTitle
            title={title}
            variant={variant_title}
            sku={line.sku}
            thumbnail={line.thumbnail}
          />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="flex flex-col items-end">
            {price !== undefined && (
              <Text size="small" className="text-ui-fg-base tabular-nums">
                {price}
              </Text>
            )}
            <Text size="xsmall" className="text-ui-fg-muted">
              {counted}
            </Text>
          </div>
          {returnable > 0 && (
            <QuantityStepper
              label={name}
              value={chosen.length}
              max={returnable}
              onChange={(count) => onDraft(withUnits(draft, id, count))}
            />
          )}
        </div>
      </div>
      {line.away && <WhyNot away={line.away} />}
      {chosen.map((unit, at) => (
        <UnitFields
          key={at}
          label={chosen.length > 1 ? t("return_desk.unit", { name, number: at + 1 }) : name}
          number={chosen.length > 1 ? at + 1 : null}
          unit={unit}
          onChange={(change) => onDraft(withUnit(draft, id, at, change))}
        />
      ))}
    </li>
  )
}

const WhyNot = ({ away }: Pick<DeskLine, "away">) => {
  const { t } = useWords()
  return away.length === 0 ? null : (
    <ul className="flex flex-col gap-y-1">
      {away.map(({ reason, quantity }) => (
        <li key={reason}>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`returns.away.${reason}`, { count: quantity })}
          </Text>
        </li>
      ))}
    </ul>
  )
}
