import { Link } from "react-router-dom"
import { Figure } from "../../components/figure"
import type { ChosenStore } from "../../components/store-picker"
import { useWords } from "../../components/use-words"
import { incidentsPath } from "../../data/till-incidents"
import { useTillSummary } from "../../data/tills"
import { deadLetters } from "../../format/till"

/** The state of all tills in one line of figures. */
export const SummaryFigures = ({ store }: { store: ChosenStore | null }) => {
  const { t } = useWords()
  const { data: summary } = useTillSummary(store?.id)
  const dead = summary ? deadLetters(summary) : 0
  return (
    <dl aria-live="polite" className="grid grid-cols-2 divide-x sm:grid-cols-3 xl:grid-cols-6">
      <Figure label={t("tills.summary.tills")} value={summary?.tills ?? "–"} />
      <Figure
        label={t("tills.summary.silent")}
        value={summary?.silent ?? "–"}
        warn={(summary?.silent ?? 0) > 0}
      />
      <Figure
        label={t("tills.summary.missing")}
        value={summary?.missing ?? "–"}
        warn={(summary?.missing ?? 0) > 0}
      />
      <Figure
        label={t("tills.summary.waiting")}
        value={summary ? summary.waiting + summary.pending : "–"}
      />
      <Figure label={t("tills.summary.dead")} value={summary ? dead : "–"} alarm={dead > 0} />
      <Figure
        label={t("tills.summary.incidents")}
        value={
          summary?.open_incidents ? (
            <Link to={incidentsPath({ store })}>{summary.open_incidents}</Link>
          ) : (
            (summary?.open_incidents ?? "–")
          )
        }
        warn={(summary?.open_incidents ?? 0) > 0}
      />
    </dl>
  )
}
