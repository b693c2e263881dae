import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useWords } from "../../components/use-words"
import { type NotedAct, useNotedAct } from "../../data/points"
import { errorMessage } from "../../data/request"
import { saysWhy } from "../../format/reason"

type NoteDrawerProps = { id: string; act: NotedAct; onClose: () => void }

/** Stops an account from spending, or forgets whose it is, and asks why. */
export const NoteDrawer = ({ id, act, onClose }: NoteDrawerProps) => {
  const { t } = useWords()
  const [note, setNote] = useState("")
  const { mutate, isPending } = useNotedAct(id, act)
  const submit = () =>
    mutate(
      { note: note.trim() },
      {
        onSuccess: () => {
          toast.success(t(`points.${act}.done`))
          onClose()
        },
        onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t(`points.${act}.title`)}
      description={t(`points.${act}.text`)}
      submitLabel={t(`points.${act}.submit`)}
      isDirty={note !== ""}
      isSaving={isPending}
      canSubmit={saysWhy(note)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t(`points.${act}.note`)}>
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
