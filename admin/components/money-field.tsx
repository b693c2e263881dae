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
}

/** An amount as people write it, tidied when the field is left; what is no amount changes nothing. */
export const MoneyField = ({ label, currency, minor, onChange }: MoneyFieldProps) => {
  const { t } = useWords()
  const shown = minor === null ? "" : editableMoney(minor, currency)
  const [text, setText] = useState(shown)
  useEffect(() => setText(shown), [shown])
  const parsed = parseMoney(text, currency)
  return (
    <Field label={label} error={text !== "" && parsed === null ? t("common.amount_wrong") : null}>
      <Input
        inputMode="decimal"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => parsed !== null && parsed !== minor && onChange(parsed)}
      />
    </Field>
  )
}
