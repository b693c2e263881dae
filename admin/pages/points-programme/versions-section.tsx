import { Gift } from "@medusajs/icons"
import { Badge, CodeBlock } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyProgramme } from "../../../src/types/loyalty"
import type { AdminLoyaltyRulesVersion } from "../../../src/types/loyalty-rules"
import { DetailDrawer } from "../../components/detail-drawer"
import { ListBody } from "../../components/list-body"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { useRulesVersions } from "../../data/points-programme"

const ROWS = 10
const COLOUR = { past: "grey", current: "green", future: "blue" } as const

/** Every version of the rules with its time, the last to come into force first. */
export const VersionsSection = ({ programme }: { programme: AdminLoyaltyProgramme }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<AdminLoyaltyRulesVersion | null>(null)
  const asked = { limit: ROWS, offset: page * ROWS }
  const { data, error, refetch } = useRulesVersions(programme.id, asked)
  const columns = useVersionColumns(programme.rules.time_zone)
  return (
    <Section title={t("points.programme.versions")}>
      <ListBody
        label={t("points.programme.versions")}
        columns={columns}
        rows={data?.versions}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ version }) => String(version)}
        onOpen={setOpened}
        page={page}
        onPage={setPage}
        pageSize={ROWS}
        isFiltered={false}
        onClear={() => setPage(0)}
        empty={{
          icon: <Gift />,
          title: t("points.programme.empty"),
          hint: t("points.programme.empty_hint"),
        }}
      />
      {opened && (
        <DetailDrawer
          title={t("points.posting.rules_version", { version: opened.version })}
          error={null}
          onRetry={() => refetch()}
          onClose={() => setOpened(null)}
        >
          <CodeBlock
            snippets={[
              {
                label: t("points.programme.rules"),
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

const useVersionColumns = (timeZone: string): ListColumn<AdminLoyaltyRulesVersion>[] => {
  const { t } = useWords()
  return [
    {
      key: "version",
      header: t("points.programme.version"),
      className: "tabular-nums",
      cell: ({ version }) => version,
    },
    {
      key: "state",
      header: t("points.programme.state.header"),
      cell: ({ state }) => (
        <Badge size="2xsmall" color={COLOUR[state]}>
          {t(`points.programme.state.${state}`)}
        </Badge>
      ),
    },
    {
      key: "from",
      header: t("points.liability.from"),
      cell: ({ in_force_from }) => <OptionalTime at={in_force_from} timeZone={timeZone} />,
    },
    {
      key: "until",
      header: t("points.liability.until"),
      cell: ({ in_force_until }) => <OptionalTime at={in_force_until} timeZone={timeZone} />,
    },
    {
      key: "by",
      header: t("points.posting.actor"),
      className: "w-full",
      cell: ({ created_by }) => created_by?.name ?? created_by?.id ?? "–",
    },
  ]
}
