import { useState } from "react"
import { Field } from "./field"
import { SearchPicker } from "./search-picker"
import type { ChosenStore } from "./store-picker"
import { useDebounced } from "./use-debounced"
import { useWords } from "./use-words"
import { type StoreRange, useStoreChoices } from "../data/lookups"
import { joinPlace } from "../format/person"

type StoreFieldProps = {
  label: string
  hint?: string
  /** Whose stores are offered; by default one's own. */
  range?: StoreRange
  error: string | null
  chosen: ChosenStore | null
  onChoose: (store: ChosenStore) => void
}

/** The one store something belongs to. */
export const StoreField = ({
  label,
  hint,
  range = "own",
  error,
  chosen,
  onChoose,
}: StoreFieldProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data: stores, error: failure, refetch } = useStoreChoices(useDebounced(search), range)
  return (
    <Field label={label} hint={hint} error={error}>
      <SearchPicker
        label={label}
        placeholder={t("common.choose")}
        chosen={chosen && { id: chosen.id, label: chosen.name }}
        options={stores?.map(({ id, name, city, address_1 }) => ({
          id,
          label: name,
          hint: joinPlace(city, address_1),
          value: { id, name },
        }))}
        error={failure}
        onRetry={() => refetch()}
        search={search}
        onSearch={setSearch}
        onPick={({ value }) => onChoose(value)}
      />
    </Field>
  )
}
