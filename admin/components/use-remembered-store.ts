import { useState } from "react"
import type { ChosenStore } from "./store-picker"

const KEY = "omni.pickups.store"

const recall = (): ChosenStore | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null")
    return kept && typeof kept === "object" && "id" in kept && "name" in kept
      ? { id: String(kept.id), name: String(kept.name) }
      : null
  } catch {
    // Storage may be forbidden or hold something older: then no store is chosen.
    return null
  }
}

/** The store this device works for, kept over visits. */
export const useRememberedStore = () => {
  const [store, setStore] = useState(recall)
  const remember = (next: ChosenStore | null) => {
    setStore(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Not remembered then; the choice still holds for this visit.
      return
    }
  }
  return [store, remember] as const
}
