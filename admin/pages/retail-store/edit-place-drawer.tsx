import { useState } from "react"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { PlaceFields } from "../retail-stores/place-fields"
import { placeBody, placeMistakes, placeOfStore } from "../retail-stores/place-form"
import type { StoreFormProps } from "./types"
import { useSaveStore } from "./use-save-store"

export const EditPlaceDrawer = ({ store, onClose }: StoreFormProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft(placeOfStore(store))
  const [hasTried, setTried] = useState(false)
  const { save, isSaving } = useSaveStore(store.id)
  const mistakes = placeMistakes(draft)
  // The handle is an administrator's; whoever does not change it does not send it.
  const { handle, ...place } = placeBody(draft)
  const body = handle === store.handle ? place : { ...place, handle }
  const submit = async () => {
    setTried(true)
    if (Object.keys(mistakes).length === 0 && (await save(body))) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t("store.place.edit")}
      isDirty={isDirty}
      isSaving={isSaving}
      onSubmit={submit}
      onClose={onClose}
    >
      <PlaceFields
        draft={draft}
        mistakes={hasTried ? mistakes : {}}
        onChange={change}
        fixedHandle={store.my_role !== null}
      />
    </FormShell>
  )
}
