import { clx } from "@medusajs/ui"
import { useWords } from "./use-words"

type ChoiceTabsProps<Choice extends string> = {
  label: string
  choices: readonly Choice[]
  chosen: Choice | undefined
  nameOf: (choice: Choice) => string
  onChoose: (choice: Choice | undefined) => void
}

/** A list narrowed to one state, as tabs; the first one shows everything. */
export const ChoiceTabs = <Choice extends string>({
  label,
  choices,
  chosen,
  nameOf,
  onChoose,
}: ChoiceTabsProps<Choice>) => {
  const { t } = useWords()
  return (
    <div className="flex gap-x-1 overflow-x-auto px-6 py-2" role="group" aria-label={label}>
      {[undefined, ...choices].map((choice) => (
        <button
          key={choice ?? "all"}
          type="button"
          aria-pressed={chosen === choice}
          onClick={() => onChoose(choice)}
          className={clx(
            "txt-compact-small-plus transition-fg flex h-8 shrink-0 items-center rounded-full px-3 outline-none",
            "focus-visible:shadow-borders-interactive-with-focus",
            chosen === choice
              ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base"
              : "text-ui-fg-subtle hover:bg-ui-bg-base-hover"
          )}
        >
          {choice ? nameOf(choice) : t("common.all")}
        </button>
      ))}
    </div>
  )
}
