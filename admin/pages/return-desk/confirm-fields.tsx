import { Textarea } from "@medusajs/ui"
import { Field } from "../../components/field"
import { useWords } from "../../components/use-words"

const LONGEST = 500

type TextFieldProps = { value: string; onChange: (text: string) => void }

/** Why what the policy refuses is let in. */
export const OverrideField = ({ value, onChange }: TextFieldProps) => {
  const { t } = useWords()
  return (
    <Field label={t("return_desk.override.reason")} hint={t("return_desk.override.reason_hint")}>
      <Textarea
        rows={2}
        maxLength={LONGEST}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

export const NoteField = ({ value, onChange }: TextFieldProps) => {
  const { t } = useWords()
  return (
    <Field label={t("return_desk.confirm.note")} optional>
      <Textarea
        rows={3}
        maxLength={LONGEST}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
