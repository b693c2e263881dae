import { Text } from "@medusajs/ui"
import type { AdminReturnQuote } from "../../../src/types/return-desk"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { VariantPicker } from "../../components/variant-picker"
import { formatMoney } from "../../format/money"
import { GoodsRow } from "./goods-row"
import { type GoodsDraft, withGoods, withQuantity } from "./goods-draft"

type ExchangeSectionProps = {
  draft: GoodsDraft
  /** Knows what the goods cost; undefined while it is on its way. */
  quote: AdminReturnQuote | undefined
  onDraft: (draft: GoodsDraft) => void
}

const MOST_OF_ONE = 20

/** What the shopper takes instead, from the shelf of this store. */
export const ExchangeSection = ({ draft, quote, onDraft }: ExchangeSectionProps) => {
  const { t, language } = useWords()
  return (
    <Section title={t("return_desk.exchange.title")} subtitle={t("return_desk.exchange.text")}>
      <div className="px-6 py-4">
        <VariantPicker
          label={t("return_desk.exchange.add")}
          chosen={null}
          onChoose={(variant) => onDraft(withGoods(draft, variant))}
        />
      </div>
      {draft.map(({ id, label, sku, quantity }) => {
        const known = quote?.new_units.find(({ variant_id }) => variant_id === id)
        return (
          <div key={id} className="px-6 py-4">
            <GoodsRow
              title={known?.title ?? label}
              variant={known?.variant_title ?? null}
              sku={sku}
              thumbnail={known?.thumbnail ?? null}
              figures={
                known &&
                quote && (
                  <Text size="small" className="text-ui-fg-base tabular-nums">
                    {formatMoney(known.amount, quote.currency_code, language)}
                  </Text>
                )
              }
              stepper={{
                label,
                value: quantity,
                max: MOST_OF_ONE,
                hideMax: true,
                onChange: (next) => onDraft(withQuantity(draft, id, () => next)),
              }}
            />
          </div>
        )
      })}
    </Section>
  )
}
