import { Text } from "@medusajs/ui"
import type { AdminReturnQuote } from "../../../src/types/return-desk"
import { Section } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { VariantPicker } from "../../components/variant-picker"
import { formatMoney } from "../../format/money"
import { Alternatives } from "./alternatives"
import { type GoodsDraft, keyOf, withGoods, withQuantity } from "./goods-draft"
import { GoodsRow } from "./goods-row"
import type { DeskLine } from "./units-draft"

type ExchangeSectionProps = {
  orderId: string
  storeId: string
  /** What comes back, for which there are alternatives. */
  lines: readonly DeskLine[]
  draft: GoodsDraft
  /** Knows what the goods cost; undefined while it is on its way. */
  quote: AdminReturnQuote | undefined
  onDraft: (draft: GoodsDraft) => void
}

const MOST_OF_ONE = 20

const isUnitOf = (
  { id, from }: GoodsDraft[number],
  { variant_id, deliver_from, collect_at }: AdminReturnQuote["new_units"][number]
): boolean => {
  const place = from?.get === "collect" ? collect_at : deliver_from
  const isHandedOut = deliver_from === null && collect_at === null
  return (
    variant_id === id && (from ? place?.stock_location_id === from.stock_location_id : isHandedOut)
  )
}

/** What the shopper takes instead: from the shelf of this store, delivered, or collected in another. */
export const ExchangeSection = ({
  orderId,
  storeId,
  lines,
  draft,
  quote,
  onDraft,
}: ExchangeSectionProps) => {
  const { t, language } = useWords()
  return (
    <Section title={t("return_desk.exchange.title")} subtitle={t("return_desk.exchange.text")}>
      {lines.map((line) => (
        <Alternatives
          key={line.line_item_id}
          orderId={orderId}
          storeId={storeId}
          line={line}
          onTake={(variant, from) => onDraft(withGoods(draft, variant, from))}
        />
      ))}
      <div className="px-6 py-4">
        <VariantPicker
          label={t("return_desk.exchange.add")}
          chosen={null}
          onChoose={(variant) => onDraft(withGoods(draft, variant))}
        />
      </div>
      {draft.map((goods) => {
        const { label, sku, quantity, from } = goods
        const known = quote?.new_units.find((unit) => isUnitOf(goods, unit))
        return (
          <div key={keyOf(goods)} className="flex flex-col gap-y-1 px-6 py-4">
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
                onChange: (next) => onDraft(withQuantity(draft, keyOf(goods), () => next)),
              }}
            />
            {from && (
              <Text size="small" className="text-ui-fg-subtle">
                {from.get === "deliver"
                  ? t("return_desk.delivery.from", { place: from.name })
                  : t("return_desk.collection.at", { place: from.name })}
                {known?.collect_at && (
                  <>
                    {" · "}
                    <StoreTime
                      at={known.collect_at.ready_at}
                      timeZone={known.collect_at.time_zone}
                    />
                  </>
                )}
              </Text>
            )}
          </div>
        )
      })}
    </Section>
  )
}
