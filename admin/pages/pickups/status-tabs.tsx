import { clx } from "@medusajs/ui"
import type { AdminPickupCounts } from "../../../src/types/http"
import { useWords } from "../../components/use-words"
import { countOf, type QueueTab, TAB_NAMES } from "./queue-tabs"

type StatusTabsProps = {
  tab: QueueTab
  counts: AdminPickupCounts | undefined
  onTab: (tab: QueueTab) => void
}

/** Tabs with live numbers; large enough for a finger. */
export const StatusTabs = ({ tab, counts, onTab }: StatusTabsProps) => {
  const { t } = useWords()
  return (
    <div
      className="flex gap-x-1 overflow-x-auto px-6 py-2"
      role="group"
      aria-label={t("queue.tabs.label")}
    >
      {TAB_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={tab === name}
          onClick={() => onTab(name)}
          className={clx(
            "txt-compact-small-plus transition-fg flex h-10 shrink-0 items-center gap-x-2 rounded-full px-3 outline-none xl:px-4",
            "focus-visible:shadow-borders-interactive-with-focus",
            tab === name
              ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base"
              : "text-ui-fg-subtle hover:bg-ui-bg-base-hover"
          )}
        >
          {t(`queue.tabs.${name}`)}
          <span
            aria-label={t("queue.tabs.count", { count: counts ? countOf(name, counts) : 0 })}
            className={clx(
              "txt-compact-xsmall-plus min-w-6 rounded-full px-1.5 py-0.5 text-center tabular-nums",
              name === "new" && counts && counts.placed > 0
                ? "bg-ui-tag-orange-bg text-ui-tag-orange-text"
                : "bg-ui-bg-component text-ui-fg-subtle"
            )}
          >
            {counts ? countOf(name, counts) : "–"}
          </span>
        </button>
      ))}
    </div>
  )
}
