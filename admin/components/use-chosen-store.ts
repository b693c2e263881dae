import type { ChosenStore } from "./store-picker"
import { useSearchState } from "./use-search-state"

/** The store a list is narrowed to, kept in the address with its name. */
export const useChosenStore = () => {
  const { get, change } = useSearchState()
  const id = get("store")
  const store: ChosenStore | null = id ? { id, name: get("store_name") || id } : null
  return {
    store,
    choose: (next: ChosenStore | null) => change({ store: next?.id, store_name: next?.name }),
  }
}
