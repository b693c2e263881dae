import { clx, Skeleton, Table } from "@medusajs/ui"
import type { KeyboardEvent, ReactNode } from "react"
import { useWords } from "./use-words"

export type ListColumn<T> = {
  key: string
  header: ReactNode
  cell: (row: T) => ReactNode
  className?: string
}
type ListTableProps<T> = {
  label: string
  columns: ListColumn<T>[]
  /** Undefined while loading. */
  rows: T[] | undefined
  rowKey: (row: T) => string
  onOpen?: (row: T) => void
  /** Index of the row the keyboard is on. */
  active?: number
  /** Rows a finger can hit. */
  tall?: boolean
  /** Shown in place of the table when there are no rows. */
  empty: ReactNode
  skeletonRows?: number
}

/** A list in the dashboard's table style, workable by mouse, finger and keyboard. */
export const ListTable = <T,>({
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  active,
  tall = false,
  empty,
  skeletonRows = 5,
}: ListTableProps<T>) => {
  const { t } = useWords()
  if (rows?.length === 0) {
    return <>{empty}</>
  }
  const height = tall ? "h-16" : "h-12"
  const openByKey = (row: T) => (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === event.currentTarget) {
      event.stopPropagation()
      onOpen?.(row)
    }
  }
  return (
    <div className="overflow-x-auto" aria-busy={rows === undefined}>
      <Table aria-label={label}>
        <Table.Header className="border-t-0">
          <Table.Row>
            {columns.map(({ key, header, className }) => (
              <Table.HeaderCell
                key={key}
                scope="col"
                className={clx("whitespace-nowrap", className)}
              >
                {header}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body className="border-b-0 [&_tr:last-child]:border-b-0">
          {rows === undefined &&
            Array.from({ length: skeletonRows }, (_, at) => (
              <Table.Row key={at}>
                {columns.map(({ key }) => (
                  <Table.Cell key={key} className={height}>
                    <span className="sr-only">{t("common.loading")}</span>
                    <Skeleton className="h-5 w-full max-w-32" />
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          {rows?.map((row, at) => (
            <Table.Row
              key={rowKey(row)}
              data-row={at}
              aria-selected={active === undefined ? undefined : active === at}
              tabIndex={onOpen ? 0 : undefined}
              onClick={onOpen && (() => onOpen(row))}
              onKeyDown={onOpen && openByKey(row)}
              className={clx({
                "focus-visible:bg-ui-bg-base-hover cursor-pointer outline-none": onOpen,
                "bg-ui-bg-highlight hover:bg-ui-bg-highlight-hover shadow-[inset_3px_0_0_var(--fg-interactive)]":
                  active === at,
              })}
            >
              {columns.map(({ key, cell, className }) => (
                <Table.Cell key={key} className={clx(height, "whitespace-nowrap", className)}>
                  {cell(row)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
