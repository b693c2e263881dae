import { Textarea } from "@medusajs/ui"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { saysWhy } from "../../../format/reason"
import { useToldCommand } from "../use-told-command"
import type { PickupDialogProps } from "./types"

/** Ends the pickup and gives the money back. */
export const CancelDialog = ({ pickup, onClose }: PickupDialogProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft({ reason: "" })
  const cancel = useToldCommand(pickup.id, "cancel")
  const reason = draft.reason.trim()
  const submit = async () => {
    if (await cancel.send({ reason })) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t("pickup.cancel.title")}
      description={t("pickup.cancel.text")}
      submitLabel={t("pickup.cancel.submit")}
      danger
      isDirty={isDirty}
      isSaving={cancel.isPending}
      canSubmit={saysWhy(reason)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("pickup.cancel.reason")} hint={t("pickup.cancel.reason_hint")}>
        <Textarea
          autoFocus
          maxLength={500}
          value={draft.reason}
          onChange={({ target }) => change("reason", target.value)}
        />
      </Field>
    </FormShell>
  )
}
