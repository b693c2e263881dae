import { Table } from "@medusajs/ui"
import { useWords } from "./use-words"

type PagerProps = { count: number; limit: number; page: number; onPage: (page: number) => void }

/** Pages of a list; hidden while everything fits on one. */
export const Pager = ({ count, limit, page, onPage }: PagerProps) => {
  const { t } = useWords()
  const pageCount = Math.max(1, Math.ceil(count / limit))
  if (pageCount === 1 && page === 0) {
    return null
  }
  return (
    <Table.Pagination
      count={count}
      pageSize={limit}
      pageIndex={page}
      pageCount={pageCount}
      canPreviousPage={page > 0}
      canNextPage={page + 1 < pageCount}
      previousPage={() => onPage(page - 1)}
      nextPage={() => onPage(page + 1)}
      translations={{
        of: t("common.pager.of"),
        results: t("common.pager.results"),
        pages: t("common.pager.pages"),
        prev: t("common.pager.prev"),
        next: t("common.pager.next"),
      }}
    />
  )
}
