import { useState } from "react"
import { useRetailStores } from "../data/retail-stores"
import { SearchPicker } from "./search-picker"
import { useDebounced } from "./use-debounced"
import { useWords } from "./use-words"

export type ChosenStore = { id: string; name: string }
type StorePickerProps = {
  chosen: ChosenStore | null
  onChoose: (store: ChosenStore | null) => void
  /** One store has to be chosen: all of them is no choice. */
  required?: boolean
}

const PICKER_ROWS = 50
const ALL = ""

/** The store whose work is shown; hidden from a person who has only one. */
export const StorePicker = ({ chosen, onChoose, required = false }: StorePickerProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const q = useDebounced(search)
  const { data, error, refetch } = useRetailStores({ q, limit: PICKER_ROWS, offset: 0 })
  if (!q && data && data.count <= 1) {
    return null
  }
  const stores = data?.retail_stores.map(({ id, name, city, address_1 }) => ({
    id,
    label: name,
    hint: `${city}, ${address_1}`,
    value: { id, name } as ChosenStore | null,
  }))
  const all = { id: ALL, label: t("queue.all_stores"), value: null }
  return (
    <SearchPicker
      label={t("queue.store")}
      placeholder={required ? t("common.choose_store") : t("queue.all_stores")}
      className="sm:w-60"
      chosen={
        chosen
          ? { id: chosen.id, label: chosen.name }
          : required
            ? null
            : { id: ALL, label: all.label }
      }
      options={stores && (q || required ? stores : [all, ...stores])}
      error={error}
      onRetry={() => refetch()}
      search={search}
      onSearch={setSearch}
      onPick={({ value }) => onChoose(value)}
    />
  )
}
