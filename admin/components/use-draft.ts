import { useState } from "react"

/** Editable copy of a value that knows whether it differs from where it started. */
export const useDraft = <T extends object>(initial: T) => {
  const [start, setStart] = useState(initial)
  const [draft, setDraft] = useState(initial)
  return {
    draft,
    setDraft,
    change: <K extends keyof T>(field: K, value: T[K]) =>
      setDraft((current) => ({ ...current, [field]: value })),
    restart: (value: T) => {
      setStart(value)
      setDraft(value)
    },
    isDirty: JSON.stringify(start) !== JSON.stringify(draft),
  }
}
