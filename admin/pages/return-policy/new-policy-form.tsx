import { Alert, Input, toast } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { type PolicyStart, usePublishReturnPolicy } from "../../data/return-policy"
import { readRules, writeRules } from "../../format/rules-text"
import { PolicyFields } from "./policy-fields"
import { policyMistakes } from "./policy-mistakes"
import { RulesTextField, unfoldText } from "./rules-text-field"
import { useMistakeText } from "./use-policy-words"

type NewPolicyFormProps = {
  /** As it was when the form was opened, whatever is published while it is open. */
  start: PolicyStart
  onClose: () => void
}

/**
 * A new version of the policy. The text is the whole of it and folded away; the fields above it change single values and
 * rows, so that parts this page does not know are kept.
 */
export const NewPolicyForm = ({ start, onClose }: NewPolicyFormProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const mistakeText = useMistakeText()
  const { draft, change, isDirty } = useDraft({ text: writeRules(start.rules), from: "" })
  const publish = usePublishReturnPolicy()
  const { rules, mistake } = readRules(draft.text)
  const unreadable = mistake && t("return_policy.json_wrong", { mistake })
  const mistakes = rules ? policyMistakes(rules) : []
  const [tries, setTries] = useState(0)
  const shownMistakes = tries > 0 ? mistakes : []
  const summary = useRef<HTMLDivElement>(null)
  const rulesText = useRef<HTMLTextAreaElement>(null)
  // Its fields may be far above or below.
  useEffect(() => {
    // In new browsers it answers a promise, which React would take for the effect's end.
    summary.current?.scrollIntoView({ block: "nearest" })
  }, [tries, publish.error])
  const submit = () => {
    setTries(tries + 1)
    if (!rules) {
      unfoldText(rulesText.current)
    } else if (mistakes.length === 0) {
      const starts = draft.from ? { in_force_from: new Date(draft.from).toISOString() } : {}
      publish.mutate(
        { rules, after: start.after, ...starts },
        {
          onSuccess: ({ version }) => {
            toast.success(t("return_policy.saved", { version }))
            onClose()
          },
        }
      )
    }
  }
  const refusals = [
    ...shownMistakes.map(mistakeText),
    ...(publish.error ? [errorText(publish.error)] : []),
  ]
  return (
    <FormShell
      size="window"
      title={t("return_policy.new")}
      description={t("return_policy.new_text")}
      submitLabel={t(draft.from ? "return_policy.save_from" : "return_policy.save_now")}
      isDirty={isDirty}
      isSaving={publish.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {rules && (
        <PolicyFields
          rules={rules}
          mistakes={shownMistakes}
          onChange={(changed) => change("text", writeRules(changed))}
        />
      )}
      <Field label={t("return_policy.from")} hint={t("return_policy.from_hint")} optional>
        <Input
          type="datetime-local"
          value={draft.from}
          onChange={({ target }) => change("from", target.value)}
        />
      </Field>
      <RulesTextField
        ref={rulesText}
        text={draft.text}
        mistake={unreadable}
        onChange={(text) => change("text", text)}
      />
      {refusals.length > 0 && (
        <Alert ref={summary} variant="error" role="alert">
          <ul>
            {refusals.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
    </FormShell>
  )
}
