import { Alert, Button, Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyProgramme } from "../../../src/types/loyalty"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { NumberInput } from "../../components/number-input"
import { useDraft } from "../../components/use-draft"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { useAskDryRun, usePublishRules } from "../../data/points-programme"
import { readRules, type RulesJson, writeRules } from "../../format/rules-text"
import { DryRunResult } from "./dry-run-result"
import { RulesFields } from "./rules-fields"

type NewRulesFormProps = { programme: AdminLoyaltyProgramme; onClose: () => void }

/**
 * A new version of the rules. The text is the whole of it; fields beside it change single values, so that parts this
 * page does not know are kept.
 */
export const NewRulesForm = ({ programme, onClose }: NewRulesFormProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const { draft, change, isDirty } = useDraft({
    text: writeRules(programme.rules),
    debt_limit: programme.debt_limit as number | null,
    restore_grace_days: programme.restore_grace_days as number | null,
    from: "",
  })
  const publish = usePublishRules(programme.id)
  const { rules, mistake } = readRules(draft.text)
  const { debt_limit, restore_grace_days, from } = draft
  const submit = () => {
    if (rules && debt_limit !== null && restore_grace_days !== null) {
      const starts = from ? { in_force_from: new Date(from).toISOString() } : {}
      publish.mutate(
        { rules, debt_limit, restore_grace_days, ...starts },
        {
          onSuccess: ({ version }) => {
            toast.success(t("points.programme.saved", { version }))
            onClose()
          },
        }
      )
    }
  }
  return (
    <FormShell
      size="window"
      title={t("points.programme.new")}
      description={t("points.programme.new_text")}
      submitLabel={t(from ? "points.programme.save_from" : "points.programme.save_now")}
      isDirty={isDirty}
      isSaving={publish.isPending}
      canSubmit={rules !== null && debt_limit !== null && restore_grace_days !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {rules && (
        <RulesFields rules={rules} onChange={(changed) => change("text", writeRules(changed))} />
      )}
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        <Field label={t("points.programme.debt_limit")}>
          <NumberInput value={debt_limit} onChange={(value) => change("debt_limit", value)} />
        </Field>
        <Field label={t("points.programme.grace")}>
          <NumberInput
            value={restore_grace_days}
            onChange={(value) => change("restore_grace_days", value)}
          />
        </Field>
        <Field label={t("points.programme.from")} hint={t("points.programme.from_hint")} optional>
          <Input
            type="datetime-local"
            value={from}
            onChange={({ target }) => change("from", target.value)}
          />
        </Field>
      </div>
      <Field
        label={t("points.programme.json")}
        hint={t("points.programme.json_hint")}
        error={mistake && t("points.programme.json_wrong", { mistake })}
      >
        <Textarea
          rows={14}
          spellCheck={false}
          className="font-mono"
          value={draft.text}
          onChange={({ target }) => change("text", target.value)}
        />
      </Field>
      {publish.error && (
        <Alert variant="error" role="alert">
          {errorText(publish.error)}
        </Alert>
      )}
      <Trial programmeId={programme.id} rules={rules} />
    </FormShell>
  )
}

/** Tries the rules on the orders of the last 90 days; a change of the rules takes the result away. */
const Trial = ({ programmeId, rules }: { programmeId: string; rules: RulesJson | null }) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const ask = useAskDryRun(programmeId)
  const [tried, setTried] = useState("")
  const now = rules ? writeRules(rules) : ""
  const start = () => {
    if (rules) {
      setTried(now)
      ask.mutate(rules)
    }
  }
  return (
    <section className="flex flex-col gap-y-4" aria-live="polite">
      <Button
        type="button"
        variant="secondary"
        className="self-start"
        disabled={!rules}
        isLoading={ask.isPending}
        onClick={start}
      >
        {t("points.programme.dry_run")}
      </Button>
      {ask.error && tried === now && (
        <Alert variant="error" role="alert">
          {errorText(ask.error)}
        </Alert>
      )}
      {ask.data && tried === now && <DryRunResult started={ask.data.dry_run} />}
    </section>
  )
}
