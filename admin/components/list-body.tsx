import type { ReactNode } from "react"
import { type ListColumn, ListTable } from "./list-table"
import { Pager } from "./pager"
import { EmptyState, ErrorState, FilteredEmptyState } from "./states"

export const PAGE_SIZE = 20

type ListBodyProps<T> = {
  label: string
  columns: ListColumn<T>[]
  /** Undefined while loading. */
  rows: T[] | undefined
  count: number | undefined
  error: unknown
  onRetry: () => void
  rowKey: (row: T) => string
  onOpen?: (row: T) => void
  page: number
  onPage: (page: number) => void
  isFiltered: boolean
  onClear: () => void
  /** What to say when there is nothing at all. */
  empty: { icon: ReactNode; title: string; hint: string; action?: ReactNode }
  pageSize?: number
}

/** A paged list with all that may stand in its place: an error, nothing yet, nothing under these filters. */
export const ListBody = <T,>({
  label,
  columns,
  rows,
  count,
  error,
  onRetry,
  rowKey,
  onOpen,
  page,
  onPage,
  isFiltered,
  onClear,
  empty: { action, ...empty },
  pageSize = PAGE_SIZE,
}: ListBodyProps<T>) => {
  if (error && !rows) {
    return <ErrorState error={error} onRetry={onRetry} />
  }
  return (
    <>
      <ListTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        onOpen={onOpen}
        tall
        empty={
          isFiltered ? (
            <FilteredEmptyState onClear={onClear} />
          ) : (
            <EmptyState {...empty}>{action}</EmptyState>
          )
        }
      />
      {count !== undefined && <Pager count={count} limit={pageSize} page={page} onPage={onPage} />}
    </>
  )
}
