import { Textarea } from "@medusajs/ui"
import { forwardRef } from "react"
import { Field } from "../../components/field"
import { useWords } from "../../components/use-words"

type RulesTextFieldProps = {
  text: string
  /** Why it cannot be read. */
  mistake: string | null
  onChange: (text: string) => void
}

/** All rules as text, folded away. */
export const RulesTextField = forwardRef<HTMLTextAreaElement, RulesTextFieldProps>(
  ({ text, mistake, onChange }, ref) => {
    const { t } = useWords()
    return (
      <details>
        <summary className="txt-compact-small-plus text-ui-fg-subtle cursor-pointer">
          {t("return_policy.experts")}
        </summary>
        <Field
          className="mt-3"
          label={t("return_policy.json")}
          hint={t("return_policy.json_hint")}
          error={mistake}
        >
          <Textarea
            ref={ref}
            rows={14}
            spellCheck={false}
            className="font-mono"
            value={text}
            onChange={({ target }) => onChange(target.value)}
          />
        </Field>
      </details>
    )
  }
)
RulesTextField.displayName = "RulesTextField"

/** Shows the text wherever it is folded away, for a person to go on in it. */
export const unfoldText = (field: HTMLTextAreaElement | null): void => {
  field?.closest("details")?.setAttribute("open", "")
  field?.focus()
}
