import { Input, toast } from "@medusajs/ui"
import { useState } from "react"
import type { PosScope } from "../../../src/types/pos"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { StoreField } from "../../components/store-field"
import type { ChosenStore } from "../../components/store-picker"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { type PairingAnswer, useCreateTill } from "../../data/tills"
import { SCOPES } from "./scopes"
import { ScopesField } from "./scopes-field"

type TillDraft = { store: ChosenStore | null; name: string; scopes: PosScope[] }
type CreateTillDrawerProps = {
  /** The store that is looked at. */
  store: ChosenStore | null
  onClose: () => void
  onCreated: (answer: PairingAnswer) => void
}

/** A new till of a store; its pairing code comes with the answer. */
export const CreateTillDrawer = ({ store, onClose, onCreated }: CreateTillDrawerProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft<TillDraft>({ store, name: "", scopes: [...SCOPES] })
  const [hasTried, setTried] = useState(false)
  const create = useCreateTill()
  const name = draft.name.trim()
  const submit = () => {
    setTried(true)
    if (!draft.store || name === "" || draft.scopes.length === 0) {
      return
    }
    create.mutate(
      { retail_store_id: draft.store.id, name, scopes: draft.scopes },
      {
        onSuccess: onCreated,
        onError: (error) => toast.error(t("tills.not_saved"), { description: errorMessage(error) }),
      }
    )
  }
  return (
    <FormShell
      title={t("tills.form.create")}
      description={t("tills.form.create_text")}
      submitLabel={t("tills.form.submit")}
      isDirty={isDirty && !create.isSuccess}
      isSaving={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <StoreField
        label={t("tills.form.store")}
        hint={t("tills.form.store_hint")}
        error={hasTried && !draft.store ? t("tills.form.store_mistake") : null}
        chosen={draft.store}
        onChoose={(next) => change("store", next)}
      />
      <Field
        label={t("tills.form.name")}
        hint={t("tills.form.name_hint")}
        error={hasTried && name === "" ? t("tills.form.name_mistake") : null}
      >
        <Input
          maxLength={120}
          value={draft.name}
          onChange={({ target }) => change("name", target.value)}
        />
      </Field>
      <ScopesField
        chosen={draft.scopes}
        error={hasTried && draft.scopes.length === 0 ? t("tills.form.scopes_mistake") : null}
        onChange={(scopes) => change("scopes", scopes)}
      />
    </FormShell>
  )
}
