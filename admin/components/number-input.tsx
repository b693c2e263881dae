import { Input } from "@medusajs/ui"
import type { ComponentProps } from "react"

type NumberInputProps = Omit<ComponentProps<typeof Input>, "value" | "onChange" | "type"> & {
  /** Null stands for an empty field. */
  value: number | null
  onChange: (value: number | null) => void
}

/** Digits only; no wheel or arrow accidents as with a number field of the browser. */
export const NumberInput = ({ value, onChange, ...props }: NumberInputProps) => (
  <Input
    {...props}
    inputMode="numeric"
    value={value ?? ""}
    onChange={({ target }) => {
      const digits = target.value.replace(/\D/g, "").slice(0, 7)
      onChange(digits === "" ? null : Number(digits))
    }}
  />
)
