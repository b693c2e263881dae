import { Field } from "../../components/field"
import { NumberInput } from "../../components/number-input"
import { useWords } from "../../components/use-words"
import { currencyDigits } from "../../format/money"
import { keysAt, numberAt, type RulesJson, withValue } from "../../format/rules-text"
import { MoneyField } from "../../components/money-field"

type RulesFieldsProps = { rules: RulesJson; onChange: (rules: RulesJson) => void }

const COMMON = [
  { word: "window", path: ["vesting", "return_window_days"] },
  { word: "life", path: ["life_days"] },
  { word: "share", path: ["spending", "max_share_percent"] },
  { word: "step", path: ["spending", "step"] },
] as const

/** What shops change most; an empty number of days to live is for ever. */
export const RulesFields = ({ rules, onChange }: RulesFieldsProps) => {
  const { t } = useWords()
  const set = (path: readonly string[], value: number | null) =>
    onChange(withValue(rules, path, value))
  const rates = ["earning", "rates"]
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
      {keysAt(rules, rates)
        .filter(isCurrency)
        .flatMap((currency) => [
          <Field key={`points ${currency}`} label={t("points.programme.rate_points")}>
            <NumberInput
              value={numberAt(rules, [...rates, currency, "points"])}
              onChange={(value) => set([...rates, currency, "points"], value)}
            />
          </Field>,
          <MoneyField
            key={`per ${currency}`}
            label={t("points.programme.rate_per", { currency: currency.toUpperCase() })}
            currency={currency}
            minor={numberAt(rules, [...rates, currency, "per"])}
            onChange={(value) => set([...rates, currency, "per"], value)}
          />,
          <MoneyField
            key={`value ${currency}`}
            label={t("points.programme.value_in", { currency: currency.toUpperCase() })}
            currency={currency}
            minor={numberAt(rules, ["spending", "values", currency])}
            onChange={(value) => set(["spending", "values", currency], value)}
          />,
        ])}
      {COMMON.map(({ word, path }) => (
        <Field key={word} label={t(`points.programme.${word}`)}>
          <NumberInput value={numberAt(rules, path)} onChange={(value) => set(path, value)} />
        </Field>
      ))}
    </div>
  )
}

/** Somebody may be typing one. */
function isCurrency(code: string): boolean {
  try {
    return currencyDigits(code) >= 0
  } catch {
    return false
  }
}
