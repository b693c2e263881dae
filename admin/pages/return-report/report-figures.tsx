import type { AdminReturnReport } from "../../../src/types/return-desk"
import { Figure } from "../../components/figure"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { formatDuration, formatNumber, formatShare } from "../../format/time"

const SHARES = ["exchange_share", "blind_share", "override_share"] as const

/** The whole in a few numbers; what is not counted is left out. */
export const ReportFigures = ({ report }: { report: AdminReturnReport }) => {
  const { t, language } = useWords()
  const { seconds_to_refund: seconds } = report
  return (
    <dl className="grid grid-cols-2 lg:grid-cols-4">
      <Figure label={t("return_report.returns")} value={formatNumber(report.returns, language)} />
      <Figure label={t("return_report.units")} value={formatNumber(report.units, language)} />
      <Figure
        label={t("return_report.rate", { count: report.units_sold })}
        value={report.return_rate === null ? "–" : formatShare(report.return_rate, language)}
      />
      <Figure
        label={t("return_report.amount")}
        value={Object.entries(report.amounts)
          .map(([currency, minor]) => formatMoney(minor, currency, language))
          .join(" + ")}
      />
      <Figure
        label={t("return_report.seconds")}
        value={
          seconds
            ? [seconds.p50, seconds.p90].map((each) => formatDuration(each, language)).join(" / ")
            : "–"
        }
      />
      {SHARES.map((share) => {
        const value = report[share]
        return (
          value !== null && (
            <Figure
              key={share}
              label={t(`return_report.${share}`)}
              value={formatShare(value, language)}
            />
          )
        )
      })}
    </dl>
  )
}
