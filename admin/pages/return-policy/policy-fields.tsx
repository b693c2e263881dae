import { Switch } from "@medusajs/ui"
import { Field, SwitchField } from "../../components/field"
import { MoneyField } from "../../components/money-field"
import { NumberInput } from "../../components/number-input"
import { useWords } from "../../components/use-words"
import { ZonePicker } from "../../components/zone-picker"
import { useShopCurrencies } from "../../data/lookups"
import { textsIn } from "../../format/goods-rule"
import {
  flagAt,
  keysAt,
  numberAt,
  type RulesJson,
  textAt,
  withValue,
} from "../../format/rules-text"
import { ExceptionsFields } from "./exceptions-fields"
import { ExcludedFields } from "./excluded-fields"
import { OverrideFields } from "./override-fields"
import { NUMBERS, type NumberWord } from "./numbers"
import type { PolicyMistake } from "./policy-mistakes"
import { PolicyPart } from "./policy-part"
import { RefundsFields } from "./refunds-fields"
import { useMistakeText } from "./use-policy-words"

type PolicyFieldsProps = {
  rules: RulesJson
  /** Those to be shown. */
  mistakes: readonly PolicyMistake[]
  onChange: (rules: RulesJson) => void
}

/** Without a receipt a currency that has no amount is not taken at all, so an amount there is changed and never emptied. */
const AMOUNTS = [
  { word: "fee_store_amount", path: ["fees", "store", "amounts"], isNeeded: false },
  { word: "fee_post_amount", path: ["fees", "post", "amounts"], isNeeded: false },
  { word: "limit_amount", path: ["limits", "amounts"], isNeeded: false },
  { word: "blind_item", path: ["blind", "item_amounts"], isNeeded: true },
  { word: "blind_amount", path: ["blind", "person", "amounts"], isNeeded: true },
] as const

const SWITCHES = [
  { word: "receipt_online", path: ["receipt_required", "online"] },
  { word: "receipt_store", path: ["receipt_required", "store"] },
  { word: "blind_on", path: ["blind", "enabled"] },
] as const

const STATES = ["refurbish", "damaged"] as const

/** Every rule as a field. */
export const PolicyFields = ({ rules, mistakes, onChange }: PolicyFieldsProps) => {
  const { t } = useWords()
  const { data: shopCurrencies = [] } = useShopCurrencies()
  const mistakeText = useMistakeText()
  const mistakeOf = (word: NumberWord): string | null => {
    const mistake = mistakes.find((each) => each.what === "number" && each.word === word)
    return mistake ? mistakeText(mistake) : null
  }
  const set = (path: readonly string[], value: unknown) => onChange(withValue(rules, path, value))
  const refused = textsIn(rules.refused_grades)
  const currencies = [
    ...new Set([...shopCurrencies, ...AMOUNTS.flatMap(({ path }) => keysAt(rules, path))]),
  ].filter((code) => /^[a-z]{3}$/.test(code))
  return (
    <div className="flex flex-col gap-y-6">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        {NUMBERS.map(({ word, path, empty }) => (
          <Field key={word} label={t(`return_policy.fields.${word}`)} error={mistakeOf(word)}>
            <NumberInput
              value={numberAt(rules, path)}
              fallback={empty}
              onChange={(value) => set(path, value)}
            />
          </Field>
        ))}
        {AMOUNTS.flatMap(({ word, path, isNeeded }) =>
          currencies.map((currency) => (
            <MoneyField
              key={`${word} ${currency}`}
              label={t(`return_policy.fields.${word}`, { currency: currency.toUpperCase() })}
              currency={currency}
              minor={numberAt(rules, [...path, currency])}
              onChange={(minor) => set([...path, currency], minor)}
              onClear={isNeeded ? undefined : () => set([...path, currency], undefined)}
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
        {STATES.map((state) => (
          <SwitchField key={state} label={t(`return_policy.fields.refused_${state}`)}>
            <Switch
              checked={refused.includes(state)}
              onCheckedChange={(isOn: boolean) =>
                set(
                  ["refused_grades"],
                  STATES.filter((one) => (one === state ? isOn : refused.includes(one)))
                )
              }
            />
          </SwitchField>
        ))}
        <SwitchField label={t("return_policy.fields.lapsed")}>
          <Switch
            checked={textAt(rules, ["lapsed_discounts"]) === "kept_back"}
            onCheckedChange={(isOn: boolean) =>
              set(["lapsed_discounts"], isOn ? "kept_back" : "left")
            }
          />
        </SwitchField>
      </div>
      <ExceptionsFields rules={rules} mistakes={mistakes} onChange={onChange} />
      <ExcludedFields rules={rules} onChange={onChange} />
      <RefundsFields rules={rules} mistakes={mistakes} onChange={onChange} />
      <PolicyPart title={t("return_policy.overrides")}>
        <OverrideFields rules={rules} onChange={onChange} />
      </PolicyPart>
      <Field label={t("return_policy.clock")}>
        <ZonePicker
          label={t("return_policy.clock")}
          value={textAt(rules, ["time_zone"]) ?? ""}
          onChange={(zone) => set(["time_zone"], zone)}
        />
      </Field>
    </div>
  )
}
