import { clx } from "@medusajs/ui"
import type { TillEventState } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { EVENT_STATES } from "./event-words"

type StateTabsProps = {
  chosen: TillEventState | undefined
  onChoose: (state: TillEventState | undefined) => void
}

/** Where events stand, as tabs. */
export const StateTabs = ({ chosen, onChoose }: StateTabsProps) => {
  const { t } = useWords()
  return (
    <div
      className="flex gap-x-1 overflow-x-auto px-6 py-2"
      role="group"
      aria-label={t("till_events.columns.state")}
    >
      {[undefined, ...EVENT_STATES].map((state) => (
        <button
          key={state ?? "all"}
          type="button"
          aria-pressed={chosen === state}
          onClick={() => onChoose(state)}
          className={clx(
            "txt-compact-small-plus transition-fg flex h-8 shrink-0 items-center rounded-full px-3 outline-none",
            "focus-visible:shadow-borders-interactive-with-focus",
            chosen === state
              ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base"
              : "text-ui-fg-subtle hover:bg-ui-bg-base-hover"
          )}
        >
          {state ? t(`till_events.state.${state}`) : t("till_events.all")}
        </button>
      ))}
    </div>
  )
}
