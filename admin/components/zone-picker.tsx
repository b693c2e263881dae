import { useMemo, useState } from "react"
import { findZones, zoneName, zoneOffset } from "../format/zones"
import { SearchPicker } from "./search-picker"
import { useWords } from "./use-words"

type ZonePickerProps = {
  /** Whose clock; by default a store's. */
  label?: string
  value: string
  onChange: (zone: string) => void
}

const MOST_SHOWN = 100

/** A clock, by its zone. */
export const ZonePicker = ({ label, value, onChange, ...field }: ZonePickerProps) => {
  const { t, language } = useWords()
  const [search, setSearch] = useState("")
  const options = useMemo(
    () =>
      findZones(search)
        .slice(0, MOST_SHOWN)
        .map((zone) => ({
          id: zone,
          label: zone.replaceAll("_", " "),
          hint: zoneOffset(zone, language),
          value: zone,
        })),
    [search, language]
  )
  return (
    <SearchPicker
      {...field}
      label={label ?? t("store.place.time_zone")}
      placeholder={t("common.choose")}
      chosen={value ? { id: value, label: zoneName(value, language) } : null}
      options={options}
      search={search}
      onSearch={setSearch}
      onPick={(option) => onChange(option.value)}
    />
  )
}
