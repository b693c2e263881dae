import type { LoyaltyLiabilityMonth } from "../../../src/types/loyalty-desk"
import type { ListColumn } from "../../components/list-table"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { monthName } from "../../format/points"
import { formatNumber, formatSigned } from "../../format/time"

/** What came in and what went out, each as it changes what is owed. */
const MOVES = [
  { name: "issued", sign: 1 },
  { name: "adjusted", sign: 1 },
  { name: "imported", sign: 1 },
  { name: "restored", sign: 1 },
  { name: "written_off", sign: 1 },
  { name: "redeemed", sign: -1 },
  { name: "expired", sign: -1 },
  { name: "clawed_back", sign: -1 },
] as const

/** First what is owed at the end of a month, then how it came about. */
export const useMonthColumns = (
  months: readonly LoyaltyLiabilityMonth[]
): ListColumn<LoyaltyLiabilityMonth>[] => {
  const { t, language } = useWords()
  const currencies = [...new Set(months.flatMap(({ values }) => Object.keys(values)))].sort()
  const figure = "text-right tabular-nums"
  return [
    {
      key: "month",
      header: t("points.liability.month"),
      cell: ({ month }) => (
        <span className="txt-compact-small-plus text-ui-fg-base">{monthName(month, language)}</span>
      ),
    },
    {
      key: "outstanding",
      header: t("points.liability.outstanding"),
      className: figure,
      cell: ({ outstanding }) => (
        <span className="txt-compact-small-plus text-ui-fg-base">
          {formatNumber(outstanding, language)}
        </span>
      ),
    },
    ...currencies.map((currency) => ({
      key: currency,
      header: t("points.liability.value", { currency: currency.toUpperCase() }),
      className: figure,
      cell: ({ values }: LoyaltyLiabilityMonth) =>
        values[currency] === undefined ? "–" : formatMoney(values[currency], currency, language),
    })),
    {
      key: "opening",
      header: t("points.liability.opening"),
      className: figure,
      cell: ({ opening }) => formatNumber(opening, language),
    },
    ...MOVES.map(({ name, sign }) => ({
      key: name,
      header: t(`points.liability.move.${name}`),
      className: figure,
      cell: (month: LoyaltyLiabilityMonth) =>
        month[name] === 0 ? "–" : formatSigned(sign * month[name], language),
    })),
  ]
}
