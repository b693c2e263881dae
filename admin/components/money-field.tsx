import { Input } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { Field } from "./field"
import { useWords } from "./use-words"
import { amountLeft, editableMoney, parseMoney } from "../format/money"

type MoneyFieldProps = {
  label: string
  currency: string
  /** Null: none. */
  minor: number | null
  onChange: (minor: number) => void
  /** When the field is left empty; absent: it falls back to what it was. */
  onClear?: () => void
}

/** An amount as people write it, taken when the field is left or its form is sent; what is no amount changes nothing. */
export const MoneyField = ({ label, currency, minor, onChange, onClear }: MoneyFieldProps) => {
  const { t } = useWords()
  const shown = minor === null ? "" : editableMoney(minor, currency)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const isWrong = text.trim() !== "" && parseMoney(text, currency) === null
  const take = () => {
    const left = amountLeft(text, currency, { before: minor, isNeeded: !onClear })
    if (left === minor) {
      setText(isWrong ? text : shown)
    } else if (left === null) {
      onClear?.()
    } else {
      onChange(left)
    }
  }
  return (
    <Field label={label} error={isWrong ? t("common.amount_wrong") : null}>
      <Input
        inputMode="decimal"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        // Enter sends the form without leaving the field.
        onKeyDown={({ key }) => key === "Enter" && take()}
      />
    </Field>
  )
}
