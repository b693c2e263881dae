import { ArrowPathMini, Clock } from "@medusajs/icons"
import { Button, clx, IconButton } from "@medusajs/ui"
import { ChoiceFilter } from "../../components/choice-filter"
import { SearchInput } from "../../components/search-input"
import { useWords } from "../../components/use-words"

const DAYS = ["today", "tomorrow"] as const

type QueueFiltersProps = {
  /** "late", "today", "tomorrow" or empty. */
  due: string
  q: string
  late: number
  isFetching: boolean
  onChange: (changes: { due?: string | null; q?: string | null }) => void
  onRefresh: () => void
}

/** What is late, for which day, and the search. */
export const QueueFilters = ({
  due,
  q,
  late,
  isFetching,
  onChange,
  onRefresh,
}: QueueFiltersProps) => {
  const { t } = useWords()
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="secondary"
          aria-pressed={due === "late"}
          className={clx("h-9", {
            "text-ui-fg-error": late > 0,
            "bg-ui-tag-red-bg hover:bg-ui-tag-red-bg-hover": due === "late",
          })}
          onClick={() => onChange({ due: due === "late" ? null : "late" })}
        >
          <Clock /> {t("queue.late_filter", { count: late })}
        </Button>
        <ChoiceFilter
          className="h-9 w-40"
          label={t("queue.due.label")}
          allLabel={t("queue.due.any")}
          choices={DAYS}
          chosen={DAYS.find((day) => day === due)}
          nameOf={(day) => t(`queue.due.${day}`)}
          onChoose={(day) => onChange({ due: day ?? null })}
        />
      </div>
      <div className="flex items-center gap-x-2">
        <div className="w-64 max-sm:w-full">
          <SearchInput
            value={q}
            onChange={(text) => onChange({ q: text })}
            placeholder={t("queue.search")}
          />
        </div>
        <IconButton size="small" aria-label={t("common.refresh")} onClick={onRefresh}>
          <ArrowPathMini className={clx({ "animate-spin": isFetching })} />
        </IconButton>
      </div>
    </div>
  )
}
