import { DatePicker } from "@medusajs/ui"
import { fromCalendarDate, toCalendarDate } from "../format/time"
import { useWords } from "./use-words"

type PeriodFilterProps = {
  /** Calendar dates, both included; undefined leaves that side open. */
  from: string | undefined
  to: string | undefined
  onChange: (changes: { from?: string | null; to?: string | null }) => void
}

/** The first and the last day of a list or a report. */
export const PeriodFilter = ({ from, to, onChange }: PeriodFilterProps) => {
  const { t } = useWords()
  const dateOf = (day: string | undefined) => (day ? fromCalendarDate(day) : null)
  return (
    <div className="flex items-center gap-x-2">
      <div className="w-36">
        <DatePicker
          size="small"
          aria-label={t("common.period.from")}
          value={dateOf(from)}
          maxValue={dateOf(to) ?? undefined}
          onChange={(date) => onChange({ from: date && toCalendarDate(date) })}
        />
      </div>
      <span className="text-ui-fg-muted">–</span>
      <div className="w-36">
        <DatePicker
          size="small"
          aria-label={t("common.period.to")}
          value={dateOf(to)}
          minValue={dateOf(from) ?? undefined}
          onChange={(date) => onChange({ to: date && toCalendarDate(date) })}
        />
      </div>
    </div>
  )
}
