import { Input, Switch } from "@medusajs/ui"
import { useState } from "react"
import { Field, SwitchField } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { NumberInput } from "../../components/number-input"
import { TimeInput } from "../../components/time-input"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import {
  settingsBody,
  type SettingsDraft,
  settingsMistakes,
  settingsOf,
} from "./pickup-settings-form"
import type { StoreFormProps } from "./types"
import { useSaveStore } from "./use-save-store"

type SwitchName = "pickup_enabled" | "pay_in_store_enabled" | "has_cutoff" | "has_slots"
type NumberName = "lead_minutes" | "slot_minutes" | "orders_per_slot" | "hold_hours"

export const PickupSettingsDrawer = ({ store, onClose }: StoreFormProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft(settingsOf(store))
  const [hasTried, setTried] = useState(false)
  const { save, isSaving } = useSaveStore(store.id)
  const mistakes = settingsMistakes(draft)
  const submit = async () => {
    setTried(true)
    if (Object.keys(mistakes).length === 0 && (await save(settingsBody(draft)))) {
      onClose()
    }
  }
  const mistake = (field: keyof SettingsDraft) =>
    hasTried && mistakes[field] ? t(`store.pickup.mistake.${field}`) : null
  const choice = (field: SwitchName) => (
    <SwitchField label={t(`store.pickup.${field}`)} hint={t(`store.pickup.${field}_hint`)}>
      <Switch checked={draft[field]} onCheckedChange={(isOn) => change(field, isOn)} />
    </SwitchField>
  )
  const number = (field: NumberName, optional = false) => (
    <Field
      label={t(`store.pickup.${field}`)}
      hint={t(`store.pickup.${field}_hint`)}
      error={mistake(field)}
      optional={optional}
    >
      <NumberInput value={draft[field]} onChange={(value) => change(field, value)} />
    </Field>
  )
  return (
    <FormShell
      title={t("store.pickup.edit")}
      description={t("store.pickup.edit_text")}
      isDirty={isDirty}
      isSaving={isSaving}
      onSubmit={submit}
      onClose={onClose}
    >
      {choice("pickup_enabled")}
      {choice("pay_in_store_enabled")}
      {number("lead_minutes")}
      {choice("has_cutoff")}
      {draft.has_cutoff && (
        <Field
          label={t("store.pickup.same_day_cutoff")}
          hint={t("store.pickup.same_day_cutoff_hint")}
          error={mistake("same_day_cutoff")}
        >
          <TimeInput
            value={draft.same_day_cutoff}
            onChange={(time) => change("same_day_cutoff", time)}
          />
        </Field>
      )}
      {choice("has_slots")}
      {draft.has_slots && (
        <div className="grid grid-cols-2 gap-4">
          {number("slot_minutes")}
          {number("orders_per_slot", true)}
        </div>
      )}
      {number("hold_hours")}
      <Field
        label={t("store.pickup.reminders")}
        hint={t("store.pickup.reminders_hint")}
        error={mistake("reminders")}
        optional
      >
        <Input
          value={draft.reminders}
          placeholder="48, 4"
          onChange={({ target }) => change("reminders", target.value)}
        />
      </Field>
    </FormShell>
  )
}
