import { PlusMini, XMarkMini } from "@medusajs/icons"
import { Badge, Button } from "@medusajs/ui"
import type { OpeningInterval } from "../../../src/types/http"
import { IconAction } from "../../components/icon-action"
import { TimeInput } from "../../components/time-input"
import { useWords } from "../../components/use-words"
import { closesNextDay, minutesOf } from "../../format/hours"

type IntervalsEditorProps = {
  /** The day or dates these hours belong to, for screen readers. */
  label: string
  intervals: OpeningInterval[]
  onChange: (intervals: OpeningInterval[]) => void
}

const WHOLE_DAY: OpeningInterval = { opens_at: "10:00", closes_at: "22:00" }

/** The next stretch starts where a person would put it: two hours after the last one ends. */
const nextInterval = (intervals: OpeningInterval[]): OpeningInterval => {
  const end = minutesOf(intervals.at(-1)?.closes_at ?? "")
  const start = end === null ? null : end + 60
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
  return start === null || start > 22 * 60
    ? WHOLE_DAY
    : { opens_at: time(start), closes_at: time(Math.min(start + 240, 24 * 60)) }
}

/** Adds, changes and removes the open stretches of a day. */
export const IntervalsEditor = ({ label, intervals, onChange }: IntervalsEditorProps) => {
  const { t } = useWords()
  const replace = (at: number, change: Partial<OpeningInterval>) =>
    onChange(intervals.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {intervals.map((interval, at) => (
        <div key={at} className="flex items-center gap-x-1.5">
          <TimeInput
            aria-label={t("store.hours.opens", { day: label })}
            value={interval.opens_at}
            onChange={(opens_at) => replace(at, { opens_at })}
          />
          <span className="text-ui-fg-muted">–</span>
          <TimeInput
            aria-label={t("store.hours.closes", { day: label })}
            value={interval.closes_at}
            onChange={(closes_at) => replace(at, { closes_at })}
          />
          <IconAction
            label={t("store.hours.remove", { day: label })}
            onPress={() => onChange(intervals.filter((_, index) => index !== at))}
          >
            <XMarkMini />
          </IconAction>
          {closesNextDay(interval) && <Badge size="2xsmall">{t("store.hours.next_day")}</Badge>}
        </div>
      ))}
      <Button
        type="button"
        size="small"
        variant="transparent"
        className="text-ui-fg-interactive w-fit"
        aria-label={t("store.hours.add_to", { day: label })}
        onClick={() => onChange([...intervals, nextInterval(intervals)])}
      >
        <PlusMini /> {t("store.hours.add")}
      </Button>
    </div>
  )
}
