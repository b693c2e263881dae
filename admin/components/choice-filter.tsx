import { Select } from "@medusajs/ui"

const ALL = "all"

type ChoiceFilterProps<Choice extends string> = {
  label: string
  /** What is shown while nothing is chosen. */
  allLabel: string
  choices: readonly Choice[]
  chosen: Choice | undefined
  nameOf: (choice: Choice) => string
  onChoose: (choice: Choice | undefined) => void
  className?: string
}

/** A list's filter by one of a few values. */
export const ChoiceFilter = <Choice extends string>({
  label,
  allLabel,
  choices,
  chosen,
  nameOf,
  onChoose,
  className = "w-44",
}: ChoiceFilterProps<Choice>) => (
  <Select
    size="small"
    value={chosen ?? ALL}
    onValueChange={(next) => onChoose(choices.find((one) => one === next))}
  >
    <Select.Trigger className={className} aria-label={label}>
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      <Select.Item value={ALL}>{allLabel}</Select.Item>
      {choices.map((one) => (
        <Select.Item key={one} value={one}>
          {nameOf(one)}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)
