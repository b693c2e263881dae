import { Input } from "@medusajs/ui"
import { CountryPicker } from "../../components/country-picker"
import { Field } from "../../components/field"
import { useWords } from "../../components/use-words"
import { ZonePicker } from "../../components/zone-picker"
import type { PlaceDraft, PlaceMistakes } from "./place-form"

type PlaceFieldsProps = {
  draft: PlaceDraft
  mistakes: PlaceMistakes
  onChange: <K extends keyof PlaceDraft>(field: K, value: PlaceDraft[K]) => void
  /** For people who may not change what ties the store to the shop. */
  fixedHandle?: boolean
}

/** Name, address, place on the map and clock of a store. */
export const PlaceFields = ({ draft, mistakes, onChange, fixedHandle }: PlaceFieldsProps) => {
  const { t } = useWords()
  const mistake = (field: keyof PlaceDraft) => {
    const kind = mistakes[field]
    return kind ? t(`store.place.mistake.${kind}`) : null
  }
  const text = (
    field: keyof PlaceDraft,
    { optional = false, hint = "", disabled = false } = {}
  ) => (
    <Field
      label={t(`store.place.${field}`)}
      error={mistake(field)}
      hint={hint || undefined}
      optional={optional}
    >
      <Input
        value={draft[field]}
        disabled={disabled}
        maxLength={200}
        onChange={({ target }) => onChange(field, target.value)}
      />
    </Field>
  )
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      {text("name")}
      {text("handle", { hint: t("store.place.handle_hint"), disabled: fixedHandle })}
      {text("address_1")}
      {text("address_2", { optional: true })}
      {text("city")}
      {text("postal_code", { optional: true })}
      {text("province", { optional: true })}
      <Field label={t("store.place.country")} error={mistake("country_code")}>
        <CountryPicker
          value={draft.country_code}
          onChange={(code) => onChange("country_code", code)}
        />
      </Field>
      {text("phone", { optional: true })}
      <Field label={t("store.place.time_zone")} error={mistake("time_zone")}>
        <ZonePicker value={draft.time_zone} onChange={(zone) => onChange("time_zone", zone)} />
      </Field>
      {text("latitude", { hint: t("store.place.coordinate_hint") })}
      {text("longitude")}
    </div>
  )
}
