import { Input } from "@medusajs/ui"
import { type ComponentProps, useEffect, useState } from "react"
import { parseTime } from "../format/hours"

type TimeInputProps = Omit<ComponentProps<typeof Input>, "value" | "onChange"> & {
  /** "HH:MM"; anything else is shown as typed, for the form to refuse. */
  value: string
  onChange: (value: string) => void
}

/** A time of day in the store's clock, tidied when the field is left: "930" becomes "09:30". */
export const TimeInput = ({ value, onChange, ...props }: TimeInputProps) => {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <Input
      {...props}
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      value={text}
      className="w-[84px] text-center tabular-nums"
      onChange={({ target }) => setText(target.value)}
      onBlur={() => onChange(parseTime(text) ?? text.trim())}
    />
  )
}
