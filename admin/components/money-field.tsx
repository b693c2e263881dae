import { Input } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { Field } from "./field"
import { useWords } from "./use-words"
import { editableMoney, parseMoney } from "../format/money"

type MoneyFieldProps = {
  label: string
  currency: string
  /** Null: none. */
  minor: number | null
  onChange: (minor: number) => void
  /** When the field is left empty; absent: it stays as it was. */
  onClear?: () => void
}

/** An amount as people write it, tidied when the field is left; what is no amount changes nothing. */
export const MoneyField = ({ label, currency, minor, onChange, onClear }: MoneyFieldProps) => {
  const { t } = useWords()
  const shown = minor === null ? "" : editableMoney(minor, currency)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const parsed = parseMoney(text, currency)
  const leave = () => {
    if (parsed !== null && parsed !== minor) {
      onChange(parsed)
    } else if (text.trim() === "" && minor !== null) {
      onClear?.()
    }
  }
  return (
    <Field label={label} error={text !== "" && parsed === null ? t("common.amount_wrong") : null}>
      <Input
        inputMode="decimal"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={leave}
      />
    </Field>
  )
}
