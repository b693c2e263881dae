import { Input } from "@medusajs/ui"
import { type ComponentProps, useState } from "react"

type NumberInputProps = Omit<
  ComponentProps<typeof Input>,
  "value" | "onChange" | "onBlur" | "onKeyDown" | "type"
> & {
  /** Null stands for an empty field. */
  value: number | null
  /** What an empty field becomes when it is left or its form is sent; while it is typed in it may be empty. */
  fallback?: number | null
  onChange: (value: number | null) => void
}

/** Digits only; no wheel or arrow accidents as with a number field of the browser. */
export const NumberInput = ({ value, fallback = null, onChange, ...props }: NumberInputProps) => {
  const [isEmptied, setEmptied] = useState(false)
  const settle = () => {
    if (isEmptied) {
      setEmptied(false)
      onChange(fallback)
    }
  }
  return (
    <Input
      {...props}
      inputMode="numeric"
      value={isEmptied ? "" : (value ?? "")}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/g, "").slice(0, 7)
        const waits = digits === "" && fallback !== null
        setEmptied(waits)
        if (!waits) {
          onChange(digits === "" ? null : Number(digits))
        }
      }}
      onBlur={settle}
      // Enter sends the form without leaving the field.
      onKeyDown={({ key }) => key === "Enter" && settle()}
    />
  )
}
