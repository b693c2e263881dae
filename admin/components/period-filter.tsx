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
  // The picker also tells of a date that it was given; a default is not to be written down as a choice.
  const choose = (side: "from" | "to", known: string | undefined) => (date: Date | null) => {
    const day = date && toCalendarDate(date)
    if (day !== (known ?? null)) {
      onChange({ [side]: day })
    }
  }
  return (
    <div className="flex items-center gap-x-2">
      <div className="w-36">
        <DatePicker
          size="small"
          aria-label={t("common.period.from")}
          value={dateOf(from)}
          maxValue={dateOf(to) ?? undefined}
          onChange={choose("from", from)}
        />
      </div>
      <span className="text-ui-fg-muted">–</span>
      <div className="w-36">
        <DatePicker
          size="small"
          aria-label={t("common.period.to")}
          value={dateOf(to)}
          minValue={dateOf(from) ?? undefined}
          onChange={choose("to", to)}
        />
      </div>
    </div>
  )
}
