import { Section } from "../../components/section"
import { Timeline, TimelineEntry } from "../../components/timeline"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import { doerName } from "../../format/leg"
import { formatMoney } from "../../format/money"
import { formatExact } from "../../format/time"
import { happenings } from "./happenings"
import type { CaseSectionProps } from "./types"

/** Who did what and when, the youngest first. */
export const HistorySection = ({ returned, timeZone }: CaseSectionProps) => {
  const { t, language } = useWords()
  const legName = useLegName()
  return (
    <Section title={t("return_case.history")}>
      <Timeline>
        {happenings(returned).map(({ what, at, by, leg }) => (
          <TimelineEntry
            key={`${what}${leg?.id ?? ""}`}
            title={t(`return_case.event.${what}`)}
            sub={
              <>
                {by ? doerName(by) : t("return_case.by_itself")} ·{" "}
                <time dateTime={at} className="tabular-nums">
                  {formatExact(at, language, timeZone)}
                </time>
              </>
            }
            notes={
              leg && [
                `${legName(leg)}: ${formatMoney(leg.amount, returned.currency_code, language)}`,
              ]
            }
          />
        ))}
      </Timeline>
    </Section>
  )
}
