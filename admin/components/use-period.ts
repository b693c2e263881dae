import { useSearchState } from "./use-search-state"

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The days a list or report is about, kept in the address; what is no date there is as if not chosen. */
export const usePeriod = () => {
  const { get, change } = useSearchState()
  const dayOf = (name: string) => (DATE.test(get(name)) ? get(name) : undefined)
  return {
    from: dayOf("from"),
    to: dayOf("to"),
    changePeriod: (changes: { from?: string | null; to?: string | null }) => change(changes),
  }
}
