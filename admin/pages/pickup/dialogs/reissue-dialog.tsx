import { Copy, Text, Textarea } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { ToldOnceDrawer } from "../../../components/told-once-drawer"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { isOptionalReason, optionalReason } from "../../../format/reason"
import { useToldCommand } from "../use-told-command"
import type { PickupDialogProps } from "./types"

/** Makes a new code, shows it once; the old one is dead. */
export const ReissueDialog = ({ pickup, onClose }: PickupDialogProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft({ reason: "" })
  const [code, setCode] = useState<string | null>(null)
  const reissue = useToldCommand(pickup.id, "reissue-code")
  const submit = async () => {
    const answer = await reissue.send({ reason: optionalReason(draft.reason) })
    if (answer?.code) {
      setCode(answer.code)
    }
  }
  if (code) {
    return <NewCode code={code} onClose={onClose} />
  }
  return (
    <FormShell
      title={t("pickup.reissue.title")}
      description={t("pickup.reissue.text")}
      submitLabel={t("pickup.reissue.submit")}
      isDirty={isDirty}
      isSaving={reissue.isPending}
      canSubmit={isOptionalReason(draft.reason)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("pickup.reissue.reason")} optional>
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

const NewCode = ({ code, onClose }: { code: string; onClose: () => void }) => {
  const { t } = useWords()
  return (
    <ToldOnceDrawer
      title={t("pickup.reissue.new_code")}
      description={t("pickup.reissue.once")}
      onClose={onClose}
    >
      <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-center justify-between gap-x-4 rounded-lg px-6 py-5">
        <Text className="text-ui-fg-base break-all font-mono text-2xl tracking-widest">{code}</Text>
        <Copy content={code} />
      </div>
    </ToldOnceDrawer>
  )
}
