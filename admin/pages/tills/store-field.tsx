import { useState } from "react"
import { Field } from "../../components/field"
import { SearchPicker } from "../../components/search-picker"
import type { ChosenStore } from "../../components/store-picker"
import { useDebounced } from "../../components/use-debounced"
import { useWords } from "../../components/use-words"
import { useRetailStores } from "../../data/retail-stores"
import { joinPlace } from "../../format/person"

const PICKER_ROWS = 50

type StoreFieldProps = {
  label: string
  hint?: string
  error: string | null
  chosen: ChosenStore | null
  onChoose: (store: ChosenStore) => void
}

/** The one store something belongs to. */
export const StoreField = ({ label, hint, error, chosen, onChoose }: StoreFieldProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data } = useRetailStores({ q: useDebounced(search), limit: PICKER_ROWS, offset: 0 })
  return (
    <Field label={label} hint={hint} error={error}>
      <SearchPicker
        label={label}
        placeholder={t("common.choose")}
        chosen={chosen && { id: chosen.id, label: chosen.name }}
        options={data?.retail_stores.map(({ id, name, city, address_1 }) => ({
          id,
          label: name,
          hint: joinPlace(city, address_1),
          value: { id, name },
        }))}
        search={search}
        onSearch={setSearch}
        onPick={({ value }) => onChoose(value)}
      />
    </Field>
  )
}
