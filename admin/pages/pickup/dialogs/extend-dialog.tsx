import { Textarea } from "@medusajs/ui"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { NumberInput } from "../../../components/number-input"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { isOptionalReason, optionalReason } from "../../../format/reason"
import { useToldCommand } from "../use-told-command"
import type { PickupDialogProps } from "./types"

type ExtendDraft = { hours: number | null; reason: string }

/** Keeps the order aside for longer. */
export const ExtendDialog = ({ pickup, onClose }: PickupDialogProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft<ExtendDraft>({ hours: null, reason: "" })
  const extend = useToldCommand(pickup.id, "extend")
  const submit = async () => {
    const reason = optionalReason(draft.reason)
    if (await extend.send({ hours: draft.hours ?? undefined, reason })) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t("pickup.extend.title")}
      description={t("pickup.extend.text")}
      submitLabel={t("pickup.extend.submit")}
      isDirty={isDirty}
      isSaving={extend.isPending}
      canSubmit={draft.hours !== 0 && isOptionalReason(draft.reason)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("pickup.extend.hours")} hint={t("pickup.extend.hours_hint")} optional>
        <NumberInput autoFocus value={draft.hours} onChange={(hours) => change("hours", hours)} />
      </Field>
      <Field label={t("pickup.extend.reason")} optional>
        <Textarea
          maxLength={500}
          value={draft.reason}
          onChange={({ target }) => change("reason", target.value)}
        />
      </Field>
    </FormShell>
  )
}
