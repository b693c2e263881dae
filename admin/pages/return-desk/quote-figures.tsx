import { Text } from "@medusajs/ui"
import type { AdminReturnQuote } from "../../../src/types/return-desk"
import { SectionRow } from "../../components/section"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"

/** What the units are worth and what makes it more or less; then the one sum, and which ways it goes. */
export const QuoteFigures = ({ quote }: { quote: AdminReturnQuote }) => {
  const { t, language } = useWords()
  const legName = useLegName()
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)
  const { worth, tax, lapsed, fee, amount, due, new_worth } = quote
  const differences: [string, number][] = [
    [t(`return_desk.quote.lapsed.${lapsed < 0 ? "back" : "kept"}`), -lapsed],
    [t("return_desk.quote.fee"), -fee],
    [t("return_desk.exchange.goods"), -new_worth],
    [t("return_desk.quote.less"), amount - due + lapsed + fee + new_worth - worth],
  ]
  const taken = differences.filter(([, minor]) => minor !== 0)
  const rows = taken.length > 0 ? [[t("return_case.worth"), worth] as const, ...taken] : []
  const taxes = tax > 0 ? [[t("return_desk.quote.tax"), tax] as const] : []
  return (
    <>
      {[...rows, ...taxes].map(([label, minor]) => (
        <SectionRow key={label} label={label}>
          <span className="block text-right tabular-nums">{money(minor)}</span>
        </SectionRow>
      ))}
      <div className="flex items-baseline justify-between gap-x-4 px-6 py-4" aria-live="polite">
        <Text size="small" weight="plus">
          {t(due > 0 ? "return_desk.exchange.due" : "return_case.amount")}
        </Text>
        <span className="h1-core text-ui-fg-base tabular-nums">
          {money(due > 0 ? due : amount)}
        </span>
      </div>
      {quote.legs.map((leg) => (
        <SectionRow key={`${leg.kind}${leg.payment_id ?? leg.tender}`} label={legName(leg)}>
          <span className="block text-right tabular-nums">{money(leg.amount)}</span>
        </SectionRow>
      ))}
    </>
  )
}
