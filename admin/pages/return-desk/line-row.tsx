import { Text } from "@medusajs/ui"
import type { AdminReturnCentre } from "../../../src/types/return-desk"
import { BeyondPolicy } from "../../components/beyond-policy"
import { useWords } from "../../components/use-words"
import { ChosenUnits } from "./chosen-units"
import { GoodsRow } from "./goods-row"
import { type ChoosableLine, type DeskLine, type UnitsDraft, withUnits } from "./units-draft"

type LineRowProps = {
  line: ChoosableLine & Partial<Pick<DeskLine, "away" | "refused">>
  /** What the whole line is worth; left out: nobody is to see it. */
  price?: string
  /** How many units there are. */
  counted: string
  draft: UnitsDraft
  askWhy?: boolean
  /** Where what is fit for sale may be sent. */
  centre?: AdminReturnCentre | null
  onDraft: (draft: UnitsDraft) => void
}

/** A line: how many of it come back and why, and why others may not. */
export const LineRow = ({ line, price, counted, draft, askWhy, centre, onDraft }: LineRowProps) => {
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
            {price !== undefined && (
              <Text size="small" className="text-ui-fg-base tabular-nums">
                {price}
              </Text>
            )}
            <Text size="xsmall" className="text-ui-fg-muted">
              {counted}
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
      {line.refused && line.refused.length > 0 && (
        <div className="flex flex-col gap-y-1">
          <BeyondPolicy refused={line.refused} />
        </div>
      )}
      {line.away && <WhyNot away={line.away} />}
      <ChosenUnits
        id={id}
        name={name}
        draft={draft}
        askWhy={askWhy}
        centre={centre}
        onDraft={onDraft}
      />
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
