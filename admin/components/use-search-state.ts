import { useSearchParams } from "react-router-dom"

/**
 * List state kept in the address, so that "back" returns to the same place. Any change but the page's
 * own goes back to the first page.
 */
export const useSearchState = () => {
  const [params, setParams] = useSearchParams()
  const change = (changes: Record<string, string | null | undefined>) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        next.delete("page")
        Object.entries(changes).forEach(([name, value]) =>
          value ? next.set(name, value) : next.delete(name)
        )
        return next
      },
      { replace: true }
    )
  return {
    get: (name: string) => params.get(name) ?? "",
    change,
    page: Math.max(0, Number(params.get("page") ?? 0) || 0),
    setPage: (page: number) => change({ page: page > 0 ? String(page) : null }),
  }
}
