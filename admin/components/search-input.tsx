import { Input } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useDebounced } from "./use-debounced"
import { useWords } from "./use-words"

type SearchInputProps = { value: string; onChange: (value: string) => void; placeholder?: string }

/** Search that waits for the typing to pause. */
export const SearchInput = ({ value, onChange, placeholder }: SearchInputProps) => {
  const { t } = useWords()
  const [text, setText] = useState(value)
  const settled = useDebounced(text)
  const told = useRef(value)

  useEffect(() => {
    if (settled !== told.current) {
      told.current = settled
      onChange(settled)
    }
  }, [settled, onChange])
  useEffect(() => {
    if (value !== told.current) {
      told.current = value
      setText(value)
    }
  }, [value])

  return (
    <Input
      type="search"
      size="small"
      aria-label={placeholder ?? t("common.search")}
      placeholder={placeholder ?? t("common.search")}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  )
}
