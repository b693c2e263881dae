import { Text } from "@medusajs/ui"
import type { AdminTillSale } from "../../src/types/till"
import { useTenderName } from "../components/use-tender-name"
import { useWords } from "../components/use-words"
import { formatMoney, formatSignedMoney } from "../format/money"

/** How a receipt was paid: each tender with its change and reference, the rounding, the total. */
export const TillSaleTenders = ({ sale }: { sale: AdminTillSale }) => {
  const { t, language } = useWords()
  const nameOf = useTenderName()
  const { currency_code: currency, tenders, rounding, total } = sale
  return (
    <dl className="txt-compact-small flex flex-col gap-y-2 px-6 py-4">
      {tenders.map(({ type, amount, change, reference }, at) => (
        <div key={at} className="flex items-baseline justify-between gap-x-4">
          <dt className="min-w-0">
            {nameOf(type)}
            {(reference || change) && (
              <Text size="xsmall" className="text-ui-fg-muted break-words">
                {[
                  reference,
                  change &&
                    t("till_sale.change", { amount: formatMoney(change, currency, language) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </Text>
            )}
          </dt>
          <dd className="tabular-nums">{formatMoney(amount, currency, language)}</dd>
        </div>
      ))}
      {rounding !== 0 && (
        <div className="text-ui-fg-subtle flex justify-between gap-x-4">
          <dt>{t("shifts.figures.rounding")}</dt>
          <dd className="tabular-nums">{formatSignedMoney(rounding, currency, language)}</dd>
        </div>
      )}
      <div className="txt-compact-small-plus text-ui-fg-base flex justify-between gap-x-4 border-t pt-2">
        <dt>{t("till_sale.total")}</dt>
        <dd className="tabular-nums">{formatMoney(total, currency, language)}</dd>
      </div>
    </dl>
  )
}
