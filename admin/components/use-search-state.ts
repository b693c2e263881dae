import { useSearchParams } from "react-router-dom"

type Changes = Record<string, string | null | undefined>

/**
 * List state kept in the address, so that "back" returns to the same place. Any change but the page's
 * own and of what is open over the list goes back to the first page.
 */
export const useSearchState = () => {
  const [params, setParams] = useSearchParams()
  const put = (changes: Changes) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        Object.entries(changes).forEach(([name, value]) =>
          value ? next.set(name, value) : next.delete(name)
        )
        return next
      },
      { replace: true }
    )
  return {
    get: (name: string) => params.get(name) ?? "",
    change: (changes: Changes) => put({ page: null, ...changes }),
    page: Math.max(0, Number(params.get("page") ?? 0) || 0),
    setPage: (page: number) => put({ page: page > 0 ? String(page) : null }),
    /** Id of what is open over the list; empty when nothing is. */
    opened: params.get("open") ?? "",
    setOpened: (id: string | null) => put({ open: id }),
  }
}
