import { Input, toast } from "@medusajs/ui"
import type { AdminTill } from "../../../src/types/till"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useUpdateTill } from "../../data/tills"
import { ScopesField } from "../tills/scopes-field"

type EditTillDrawerProps = { till: AdminTill; onClose: () => void }

/** Its name and what it may do. */
export const EditTillDrawer = ({ till, onClose }: EditTillDrawerProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft({ name: till.name, scopes: till.scopes })
  const update = useUpdateTill(till.id)
  const name = draft.name.trim()
  const submit = () =>
    update.mutate(
      { name, scopes: draft.scopes },
      {
        onSuccess: () => {
          toast.success(t("tills.saved"))
          onClose()
        },
        onError: (error) => toast.error(t("tills.not_saved"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t("tills.form.edit")}
      isDirty={isDirty && !update.isSuccess}
      isSaving={update.isPending}
      canSubmit={name !== "" && draft.scopes.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("tills.form.name")} error={name === "" ? t("tills.form.name_mistake") : null}>
        <Input
          maxLength={120}
          value={draft.name}
          onChange={({ target }) => change("name", target.value)}
        />
      </Field>
      <ScopesField
        chosen={draft.scopes}
        error={draft.scopes.length === 0 ? t("tills.form.scopes_mistake") : null}
        onChange={(scopes) => change("scopes", scopes)}
      />
    </FormShell>
  )
}
