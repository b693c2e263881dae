import { Select } from "@medusajs/ui"
import type { ComponentProps } from "react"
import { useWords } from "./use-words"

type ChoiceSelectProps<Choice extends string> = Pick<
  ComponentProps<typeof Select.Trigger>,
  "id" | "className" | "aria-label" | "aria-invalid" | "aria-describedby"
> & {
  size?: ComponentProps<typeof Select>["size"]
  choices: readonly Choice[]
  /** Null: nothing yet. */
  chosen: Choice | null
  nameOf: (choice: Choice) => string
  onChoose: (choice: Choice) => void
}

/** One of a few values, each by its name. */
export const ChoiceSelect = <Choice extends string>({
  size,
  choices,
  chosen,
  nameOf,
  onChoose,
  ...trigger
}: ChoiceSelectProps<Choice>) => {
  const { t } = useWords()
  return (
    <Select
      size={size}
      value={chosen ?? ""}
      onValueChange={(next) => choices.filter((each) => each === next).forEach(onChoose)}
    >
      <Select.Trigger {...trigger}>
        <Select.Value placeholder={t("common.choose")} />
      </Select.Trigger>
      <Select.Content>
        {choices.map((each) => (
          <Select.Item key={each} value={each}>
            {nameOf(each)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
