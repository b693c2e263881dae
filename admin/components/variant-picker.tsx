import { useState } from "react"
import { useProductVariants } from "../data/lookups"
import { SearchPicker } from "./search-picker"
import { useDebounced } from "./use-debounced"
import { useWords } from "./use-words"

export type ChosenVariant = { id: string; label: string; sku: string | null }

type VariantPickerProps = {
  id?: string
  label: string
  chosen: { id: string; label: string } | null
  onChoose: (variant: ChosenVariant) => void
  disabled?: boolean
}

/** One variant of the catalogue, by name, size, colour or SKU. */
export const VariantPicker = ({ chosen, onChoose, ...field }: VariantPickerProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data: variants, error, refetch } = useProductVariants(useDebounced(search))
  return (
    <SearchPicker
      {...field}
      placeholder={t("common.find_variant")}
      chosen={chosen}
      options={variants?.map((variant) => ({
        id: variant.id,
        label: [variant.product?.title, variant.title].filter(Boolean).join(" · "),
        hint: variant.sku ?? undefined,
        value: variant,
      }))}
      error={error}
      onRetry={() => refetch()}
      search={search}
      onSearch={setSearch}
      onPick={({ id, label, value }) => onChoose({ id, label, sku: value.sku })}
    />
  )
}
