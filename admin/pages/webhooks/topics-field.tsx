import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { useWords } from "../../components/use-words"
import { isTopic, TOPICS } from "./topics"

type TopicsFieldProps = {
  label: string
  hint?: string
  error?: string | null
  chosen: readonly string[]
  onChange: (topics: string[]) => void
}

/** Topics to choose from; single types, which only the API sets, stay on the list until taken off. */
export const TopicsField = ({ label, hint, error, chosen, onChange }: TopicsFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])
  const names = [...TOPICS, ...chosen.filter((name) => !isTopic(name))]
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus mb-2">{label}</legend>
      {names.map((name) => (
        <div key={name} className="flex items-start gap-x-2">
          <Checkbox
            id={`${id}-${name}`}
            checked={chosen.includes(name)}
            onCheckedChange={() => toggle(name)}
          />
          <Label htmlFor={`${id}-${name}`} size="small" className="flex flex-col">
            {isTopic(name) ? t(`webhooks.topic.${name}`) : name}
            {isTopic(name) && (
              <span className="text-ui-fg-muted">{t(`webhooks.topic_hint.${name}`)}</span>
            )}
          </Label>
        </div>
      ))}
      {(error ?? hint) && <Hint variant={error ? "error" : "info"}>{error ?? hint}</Hint>}
    </fieldset>
  )
}
