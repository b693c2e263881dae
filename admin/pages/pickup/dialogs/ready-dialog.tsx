import { Input } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { useToldCommand } from "../use-told-command"
import type { PickupDialogProps } from "./types"

type ReadyDialogProps = PickupDialogProps & {
  /** Saves what was counted before; false when that was refused. */
  savePicking: () => Promise<boolean>
}

/** Puts the order aside and tells the shopper to come. */
export const ReadyDialog = ({ pickup, onClose, savePicking }: ReadyDialogProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft({ bin: pickup.bin ?? "" })
  const ready = useToldCommand(pickup.id, "ready")
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    if (await savePicking()) {
      await ready.send({ bin: draft.bin.trim() || undefined })
    }
    onClose()
  }
  return (
    <FormShell
      title={t("pickup.ready.title")}
      description={t("pickup.ready.text")}
      submitLabel={t("pickup.ready.submit")}
      isDirty={isDirty}
      isSaving={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("pickup.bin")} hint={t("pickup.ready.bin_hint")} optional>
        <Input
          autoFocus
          maxLength={50}
          value={draft.bin}
          onChange={({ target }) => change("bin", target.value)}
        />
      </Field>
    </FormShell>
  )
}
