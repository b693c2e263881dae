import { Button, Text } from "@medusajs/ui"
import type { AdminBlindQuote } from "../../../src/types/return-desk"
import { ChoiceChips } from "../../components/choice-chips"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { ChosenUnits } from "../return-desk/chosen-units"
import { GoodsRow } from "../return-desk/goods-row"
import { centreBeyond, unitCount, type UnitsDraft, withUnits } from "../return-desk/units-draft"
import {
  type BlindDraft,
  MOST_UNITS,
  nameOf,
  NO_GOODS,
  type ScannedGoods,
  withUnitsOf,
} from "./blind-draft"

type GoodsSectionProps = {
  storeId: string
  draft: BlindDraft
  /** What the shop sells in; the goods are worth something in one of them. */
  currencies: readonly string[]
  currency: string | undefined
  onCurrency: (currency: string) => void
  /** Knows what the goods are worth; undefined while it is on its way. */
  quote: AdminBlindQuote | undefined
  onDraft: (draft: BlindDraft) => void
}

/** The scanned goods: what each is worth and why, and for what reason and in what state each unit comes. */
export const GoodsSection = ({
  storeId,
  draft,
  currencies,
  currency,
  onCurrency,
  quote,
  onDraft,
}: GoodsSectionProps) => {
  const { t } = useWords()
  const { goods, units } = draft
  const left = MOST_UNITS - unitCount(units)
  const change = (next: UnitsDraft) => onDraft(withUnitsOf(draft, next))
  return (
    <Section
      title={t("return_blind.goods")}
      actions={
        <>
          {currencies.length > 1 && (
            <ChoiceChips
              label={t("return_blind.currency")}
              choices={currencies}
              chosen={currency ?? null}
              nameOf={(code) => code.toUpperCase()}
              onChoose={onCurrency}
            />
          )}
          <Button variant="transparent" onClick={() => onDraft(NO_GOODS)}>
            {t("return_desk.clear")}
          </Button>
        </>
      }
    >
      <ul className="divide-y">
        {goods.map((each) => {
          const { id, title, variant } = each
          const name = nameOf(each)
          const count = units[id]?.length ?? 0
          return (
            <li key={id} className="flex flex-col gap-y-4 px-6 py-4">
              <GoodsRow
                title={title}
                variant={variant}
                sku={each.sku}
                thumbnail={each.thumbnail}
                figures={<Worth goods={each} quote={quote} />}
                stepper={{
                  label: name,
                  value: count,
                  max: count + left,
                  hideMax: true,
                  onChange: (next) => change(withUnits(units, id, next)),
                }}
              />
              <ChosenUnits
                id={id}
                name={name}
                draft={units}
                centre={quote && centreBeyond(quote.centre, storeId)}
                onDraft={change}
              />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

type WorthProps = { goods: ScannedGoods; quote: AdminBlindQuote | undefined }

/** What one of the goods is worth, and where that comes from. */
const Worth = ({ goods, quote }: WorthProps) => {
  const { t, language } = useWords()
  const known = quote?.units.find(({ variant_id }) => variant_id === goods.id)
  return (
    known &&
    quote && (
      <div className="flex flex-col items-end">
        <Text size="small" className="text-ui-fg-base tabular-nums">
          {formatMoney(known.amount, quote.currency_code, language)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted">
          {t(`return_blind.price_of.${known.price_of}`, { days: quote.price_days })}
        </Text>
      </div>
    )
  )
}
