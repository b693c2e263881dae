import { clx } from "@medusajs/ui"

type ChoiceChipsProps<Choice extends string> = {
  label: string
  choices: readonly Choice[]
  chosen: Choice | null
  nameOf: (choice: Choice) => string
  onChoose: (choice: Choice) => void
}

/** One of a few, each large enough for a thumb. */
export const ChoiceChips = <Choice extends string>({
  label,
  choices,
  chosen,
  nameOf,
  onChoose,
}: ChoiceChipsProps<Choice>) => (
  <div role="group" aria-label={label} className="flex flex-wrap gap-2">
    {choices.map((choice) => (
      <button
        key={choice}
        type="button"
        aria-pressed={choice === chosen}
        onClick={() => onChoose(choice)}
        className={clx(
          "txt-compact-small-plus transition-fg h-10 rounded-lg px-3 outline-none",
          "focus-visible:shadow-borders-interactive-with-focus",
          choice === chosen
            ? "bg-ui-bg-interactive text-ui-fg-on-color"
            : "bg-ui-bg-component shadow-borders-base text-ui-fg-subtle hover:bg-ui-bg-component-hover"
        )}
      >
        {nameOf(choice)}
      </button>
    ))}
  </div>
)
