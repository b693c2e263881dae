import { ArrowPathMini, Clock } from "@medusajs/icons"
import { Button, clx, IconButton, Select } from "@medusajs/ui"
import { SearchInput } from "../../components/search-input"
import { useWords } from "../../components/use-words"

const ANY_DAY = "any"

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
        <Select
          size="small"
          value={due === "today" || due === "tomorrow" ? due : ANY_DAY}
          onValueChange={(day) => onChange({ due: day === ANY_DAY ? null : day })}
        >
          <Select.Trigger aria-label={t("queue.due.label")} className="h-9 w-40">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={ANY_DAY}>{t("queue.due.any")}</Select.Item>
            <Select.Item value="today">{t("queue.due.today")}</Select.Item>
            <Select.Item value="tomorrow">{t("queue.due.tomorrow")}</Select.Item>
          </Select.Content>
        </Select>
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
