import { Text } from "@medusajs/ui"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { ChosenUnits } from "./chosen-units"
import { GoodsRow } from "./goods-row"
import { type DeskLine, type UnitsDraft, withUnits } from "./units-draft"

type LineRowProps = {
  line: DeskLine
  currency: string
  draft: UnitsDraft
  askWhy?: boolean
  onDraft: (draft: UnitsDraft) => void
}

/** A line of the order: how many of it come back and why, and why others may not. */
export const LineRow = ({ line, currency, draft, askWhy, onDraft }: LineRowProps) => {
  const { t, language } = useWords()
  const { line_item_id: id, title, variant_title, returnable } = line
  const name = [title, variant_title].filter(Boolean).join(", ")
  return (
    <li className="flex flex-col gap-y-4 px-6 py-4">
      <GoodsRow
        title={title}
        variant={variant_title}
        sku={line.sku}
        thumbnail={line.thumbnail}
        figures={
          <div className="flex flex-col items-end">
            <Text size="small" className="text-ui-fg-base tabular-nums">
              {formatMoney(line.total, currency, language)}
            </Text>
            <Text size="xsmall" className="text-ui-fg-muted">
              {t("return_desk.bought", { count: line.quantity })}
            </Text>
          </div>
        }
        stepper={
          returnable > 0
            ? {
                label: name,
                value: draft[id]?.length ?? 0,
                max: returnable,
                onChange: (count) => onDraft(withUnits(draft, id, count)),
              }
            : undefined
        }
      />
      <WhyNot line={line} />
      <ChosenUnits id={id} name={name} draft={draft} askWhy={askWhy} onDraft={onDraft} />
    </li>
  )
}

const WhyNot = ({ line: { away } }: { line: DeskLine }) => {
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
