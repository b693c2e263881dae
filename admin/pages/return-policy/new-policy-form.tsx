import { Alert, Input, Textarea, toast } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { usePublishReturnPolicy, useReturnPolicies } from "../../data/return-policy"
import { readRules, type RulesJson, writeRules } from "../../format/rules-text"
import { PolicyFields } from "./policy-fields"
import { policyMistakes } from "./policy-mistakes"
import { useMistakeText } from "./use-policy-words"

type NewPolicyFormProps = { rules: RulesJson; onClose: () => void }

/**
 * A new version of the policy. The text is the whole of it and folded away; the fields above it change single values and
 * rows, so that parts this page does not know are kept.
 */
export const NewPolicyForm = ({ rules: present, onClose }: NewPolicyFormProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft({ text: writeRules(present), from: "" })
  const publish = usePublishReturnPolicy()
  // Versions are numbered without gaps, so their count is the youngest.
  const { data: versions } = useReturnPolicies({ limit: 1, offset: 0 })
  const { rules, mistake } = readRules(draft.text)
  const [tries, setTries] = useState(0)
  const mistakeText = useMistakeText()
  const mistakes = rules ? policyMistakes(rules) : []
  const shownMistakes = tries > 0 ? mistakes : []
  const summary = useRef<HTMLDivElement>(null)
  // Its fields may be far above or below.
  useEffect(() => {
    // In new browsers it answers a promise, which React would take for the effect's end.
    summary.current?.scrollIntoView({ block: "nearest" })
  }, [tries])
  const submit = () => {
    setTries(tries + 1)
    if (rules && versions && mistakes.length === 0) {
      const starts = draft.from ? { in_force_from: new Date(draft.from).toISOString() } : {}
      publish.mutate(
        { rules, after: versions.count, ...starts },
        {
          onSuccess: ({ version }) => {
            toast.success(t("return_policy.saved", { version }))
            onClose()
          },
        }
      )
    }
  }
  return (
    <FormShell
      size="window"
      title={t("return_policy.new")}
      description={t("return_policy.new_text")}
      submitLabel={t(draft.from ? "return_policy.save_from" : "return_policy.save_now")}
      isDirty={isDirty}
      isSaving={publish.isPending}
      canSubmit={rules !== null && versions !== undefined}
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
      <details>
        <summary className="txt-compact-small-plus text-ui-fg-subtle cursor-pointer">
          {t("return_policy.experts")}
        </summary>
        <Field
          className="mt-3"
          label={t("return_policy.json")}
          hint={t("return_policy.json_hint")}
          error={mistake && t("return_policy.json_wrong", { mistake })}
        >
          <Textarea
            rows={14}
            spellCheck={false}
            className="font-mono"
            value={draft.text}
            onChange={({ target }) => change("text", target.value)}
          />
        </Field>
      </details>
      {shownMistakes.length > 0 && (
        <Alert ref={summary} variant="error" role="alert">
          <ul>
            {shownMistakes.map(mistakeText).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
      {publish.error && (
        <Alert variant="error" role="alert">
          {errorMessage(publish.error)}
        </Alert>
      )}
    </FormShell>
  )
}
