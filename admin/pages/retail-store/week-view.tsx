import { clx, Text, Tooltip } from "@medusajs/ui"
import type { WeeklyHours } from "../../../src/types/http"
import { useWords } from "../../components/use-words"
import {
  DAY_MINUTES,
  formatInterval,
  intervalsOf,
  WEEKDAYS,
  weekSegments,
} from "../../format/hours"
import { weekdayName } from "../../format/time"

const MARKS = [0, 6, 12, 18, 24]

type WeekViewProps = {
  hours: WeeklyHours[]
  /** ISO weekday that is today in the store. */
  today?: number
}

/** A week at a glance: one bar per day, read from midnight to midnight. */
export const WeekView = ({ hours, today }: WeekViewProps) => {
  const { t, language } = useWords()
  const week = weekSegments(hours)
  return (
    <div className="flex flex-col gap-y-1">
      <div
        aria-hidden
        className="grid grid-cols-[112px_1fr_132px] gap-x-4 max-sm:grid-cols-[64px_1fr_104px]"
      >
        <div className="text-ui-fg-muted txt-compact-xsmall relative col-start-2 h-5">
          {MARKS.map((hour) => (
            <span
              key={hour}
              style={{ left: `${(hour / 24) * 100}%` }}
              className="absolute -translate-x-1/2 tabular-nums first:translate-x-0 last:-translate-x-full"
            >
              {hour}:00
            </span>
          ))}
        </div>
      </div>
      {WEEKDAYS.map((weekday) => {
        const intervals = intervalsOf(hours, weekday)
        const words = intervals.map(formatInterval)
        return (
          <div
            key={weekday}
            className="grid grid-cols-[112px_1fr_132px] items-center gap-x-4 max-sm:grid-cols-[64px_1fr_104px]"
          >
            <Text
              size="small"
              leading="compact"
              weight={weekday === today ? "plus" : "regular"}
              className={clx("truncate capitalize", {
                "text-ui-fg-interactive": weekday === today,
              })}
            >
              {weekdayName(weekday, language)}
            </Text>
            <div aria-hidden className="bg-ui-bg-component relative h-8 overflow-hidden rounded-md">
              {MARKS.slice(1, -1).map((hour) => (
                <span
                  key={hour}
                  style={{ left: `${(hour / 24) * 100}%` }}
                  className="bg-ui-border-base absolute inset-y-0 w-px"
                />
              ))}
              {week[weekday]?.map(({ from, to, isTail }) => (
                <Tooltip
                  key={`${from}-${to}`}
                  content={isTail ? t("store.hours.tail") : words.join(", ")}
                >
                  <span
                    style={{
                      left: `${(from / DAY_MINUTES) * 100}%`,
                      width: `${((to - from) / DAY_MINUTES) * 100}%`,
                    }}
                    className={clx(
                      "absolute inset-y-1 rounded border",
                      isTail
                        ? "border-ui-tag-green-border bg-ui-tag-green-bg opacity-60"
                        : "border-ui-tag-green-border bg-ui-tag-green-bg-hover"
                    )}
                  />
                </Tooltip>
              ))}
            </div>
            <Text
              size="small"
              leading="compact"
              className={clx("tabular-nums", { "text-ui-fg-muted": words.length === 0 })}
            >
              {words.length > 0 ? words.join(", ") : t("store.hours.closed")}
            </Text>
          </div>
        )
      })}
    </div>
  )
}
