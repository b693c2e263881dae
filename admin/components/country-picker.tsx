import { useMemo, useState } from "react"
import { countryName, findCountries } from "../format/countries"
import { SearchPicker } from "./search-picker"
import { useWords } from "./use-words"

type CountryPickerProps = {
  /** ISO alpha-2 in small letters; empty when not chosen. */
  value: string
  onChange: (code: string) => void
}

export const CountryPicker = ({ value, onChange, ...field }: CountryPickerProps) => {
  const { t, language } = useWords()
  const [search, setSearch] = useState("")
  const options = useMemo(
    () =>
      findCountries(search, language).map(({ code, name }) => ({
        id: code,
        label: name,
        value: code,
      })),
    [search, language]
  )
  return (
    <SearchPicker
      {...field}
      label={t("store.place.country")}
      placeholder={t("common.choose")}
      chosen={value ? { id: value, label: countryName(value, language) } : null}
      options={options}
      search={search}
      onSearch={setSearch}
      onPick={(option) => onChange(option.value)}
    />
  )
}
