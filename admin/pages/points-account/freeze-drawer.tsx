import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useWords } from "../../components/use-words"
import { useFreeze } from "../../data/points"
import { errorMessage } from "../../data/request"
import { saysWhy } from "../../format/reason"

type FreezeDrawerProps = { id: string; onClose: () => void }

/** Stops an account from spending, and asks why. */
export const FreezeDrawer = ({ id, onClose }: FreezeDrawerProps) => {
  const { t } = useWords()
  const [note, setNote] = useState("")
  const freeze = useFreeze(id)
  const submit = () =>
    freeze.mutate(
      { note: note.trim() },
      {
        onSuccess: () => {
          toast.success(t("points.freeze.done"))
          onClose()
        },
        onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t("points.freeze.title")}
      description={t("points.freeze.text")}
      submitLabel={t("points.freeze.submit")}
      isDirty={note !== ""}
      isSaving={freeze.isPending}
      canSubmit={saysWhy(note)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("points.freeze.note")}>
        <Textarea
          rows={3}
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
    </FormShell>
  )
}
