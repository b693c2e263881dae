import { Switch } from "@medusajs/ui"
import { Field, SwitchField } from "../../components/field"
import { MoneyField } from "../../components/money-field"
import { NumberInput } from "../../components/number-input"
import { useWords } from "../../components/use-words"
import { flagAt, keysAt, numberAt, type RulesJson, withValue } from "../../format/rules-text"
import { OverrideFields } from "./override-fields"

type PolicyFieldsProps = { rules: RulesJson; onChange: (rules: RulesJson) => void }

/** Numbers that may not be empty have a value to fall back on. */
const NUMBERS = [
  { word: "online", path: ["windows", "online"], empty: 0 },
  { word: "store", path: ["windows", "store"], empty: 0 },
  { word: "fee_store_percent", path: ["fees", "store", "percent"], empty: 0 },
  { word: "fee_post_percent", path: ["fees", "post", "percent"], empty: 0 },
  { word: "limit_units", path: ["limits", "units"], empty: null },
  { word: "limit_days", path: ["limits", "days"], empty: 90 },
  { word: "blind_units", path: ["blind", "person", "units"], empty: 1 },
  { word: "blind_days", path: ["blind", "person", "days"], empty: 90 },
  { word: "blind_price_days", path: ["blind", "price_days"], empty: 30 },
] as const

const AMOUNTS = [
  { word: "fee_store_amount", path: ["fees", "store", "amounts"] },
  { word: "fee_post_amount", path: ["fees", "post", "amounts"] },
  { word: "limit_amount", path: ["limits", "amounts"] },
  { word: "blind_item", path: ["blind", "item_amounts"] },
  { word: "blind_amount", path: ["blind", "person", "amounts"] },
] as const

const SWITCHES = [
  { word: "receipt_online", path: ["receipt_required", "online"] },
  { word: "receipt_store", path: ["receipt_required", "store"] },
  { word: "blind_on", path: ["blind", "enabled"] },
] as const

/** What shops change most. Lists of goods and tenders are in the text below. */
export const PolicyFields = ({ rules, onChange }: PolicyFieldsProps) => {
  const { t } = useWords()
  const set = (path: readonly string[], value: unknown) => onChange(withValue(rules, path, value))
  const currencies = [
    ...new Set(["rub", ...AMOUNTS.flatMap(({ path }) => keysAt(rules, path))]),
  ].filter((code) => /^[a-z]{3}$/.test(code))
  return (
    <div className="flex flex-col gap-y-6">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        {NUMBERS.map(({ word, path, empty }) => (
          <Field key={word} label={t(`return_policy.fields.${word}`)}>
            <NumberInput
              value={numberAt(rules, path)}
              onChange={(value) => set(path, value ?? empty)}
            />
          </Field>
        ))}
        {AMOUNTS.flatMap(({ word, path }) =>
          currencies.map((currency) => (
            <MoneyField
              key={`${word} ${currency}`}
              label={t(`return_policy.fields.${word}`, { currency: currency.toUpperCase() })}
              currency={currency}
              minor={numberAt(rules, [...path, currency])}
              onChange={(minor) => set([...path, currency], minor)}
            />
          ))
        )}
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        {SWITCHES.map(({ word, path }) => (
          <SwitchField key={word} label={t(`return_policy.fields.${word}`)}>
            <Switch
              checked={flagAt(rules, path)}
              onCheckedChange={(isOn: boolean) => set(path, isOn)}
            />
          </SwitchField>
        ))}
      </div>
      <OverrideFields rules={rules} onChange={onChange} />
    </div>
  )
}
