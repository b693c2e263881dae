import { ChoiceSelect } from "./choice-select"

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
  <ChoiceSelect<Choice | typeof ALL>
    size="small"
    className={className}
    aria-label={label}
    choices={[ALL, ...choices]}
    chosen={chosen ?? ALL}
    nameOf={(one) => (one === ALL ? allLabel : nameOf(one))}
    onChoose={(one) => onChoose(one === ALL ? undefined : one)}
  />
)
