import { Badge, CodeBlock } from "@medusajs/ui"
import { type ReactElement, type ReactNode, useState } from "react"
import { DetailDrawer } from "./detail-drawer"
import { ListBody } from "./list-body"
import type { ListColumn } from "./list-table"
import { OptionalTime } from "./optional-time"
import { Section } from "./section"

export const VERSIONS_A_PAGE = 10
const COLOUR = { past: "grey", current: "green", future: "blue" } as const

/** Rules that are never changed, only followed by the next version. */
export type Version = {
  version: number
  state: keyof typeof COLOUR
  in_force_from: string | null
  in_force_until: string | null
  rules: object
  created_by: { id: string; name: string | null } | null
}

export type VersionWords = {
  title: string
  empty: string
  empty_hint: string
  rules: string
  version: string
  state: string
  from: string
  until: string
  by: string
  /** Heads the drawer of one of them. */
  one: (version: number) => string
  stateOf: (state: Version["state"]) => string
}

type VersionsListProps<Row extends Version> = {
  words: VersionWords
  icon: ReactElement
  rows: Row[] | undefined
  count: number | undefined
  error: unknown
  onRetry: () => void
  page: number
  onPage: (page: number) => void
  /** The clock its times are told by. */
  zoneOf: (row: Row) => string
  /** What one of them says, in words, above the rules as they are kept. */
  textOf?: (row: Row) => ReactNode
}

/** Every version of some rules with its time, the last to come into force first; one opens to what it says. */
export const VersionsList = <Row extends Version>({
  words,
  icon,
  zoneOf,
  textOf,
  rows,
  ...list
}: VersionsListProps<Row>) => {
  const [opened, setOpened] = useState<Row | null>(null)
  return (
    <Section title={words.title}>
      <ListBody
        {...list}
        label={words.title}
        columns={columnsOf(words, zoneOf)}
        rows={rows}
        rowKey={({ version }) => String(version)}
        onOpen={setOpened}
        pageSize={VERSIONS_A_PAGE}
        isFiltered={false}
        onClear={() => list.onPage(0)}
        empty={{ icon, title: words.empty, hint: words.empty_hint }}
      />
      {opened && (
        <DetailDrawer
          title={words.one(opened.version)}
          error={null}
          onRetry={list.onRetry}
          onClose={() => setOpened(null)}
        >
          {textOf?.(opened)}
          <CodeBlock
            snippets={[
              {
                label: words.rules,
                language: "json",
                code: JSON.stringify(opened.rules, null, 2),
              },
            ]}
          >
            <CodeBlock.Body />
          </CodeBlock>
        </DetailDrawer>
      )}
    </Section>
  )
}

const columnsOf = <Row extends Version>(
  words: VersionWords,
  zoneOf: (row: Row) => string
): ListColumn<Row>[] => [
  {
    key: "version",
    header: words.version,
    className: "tabular-nums",
    cell: ({ version }) => version,
  },
  {
    key: "state",
    header: words.state,
    cell: ({ state }) => (
      <Badge size="2xsmall" color={COLOUR[state]}>
        {words.stateOf(state)}
      </Badge>
    ),
  },
  {
    key: "from",
    header: words.from,
    cell: (row) => <OptionalTime at={row.in_force_from} timeZone={zoneOf(row)} />,
  },
  {
    key: "until",
    header: words.until,
    cell: (row) => <OptionalTime at={row.in_force_until} timeZone={zoneOf(row)} />,
  },
  {
    key: "by",
    header: words.by,
    className: "w-full",
    cell: ({ created_by }) => created_by?.name ?? created_by?.id ?? "–",
  },
]
