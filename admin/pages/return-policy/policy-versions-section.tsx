import { ArrowUturnLeft } from "@medusajs/icons"
import { Badge, CodeBlock } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnPolicyVersion } from "../../../src/types/return-policy"
import { DetailDrawer } from "../../components/detail-drawer"
import { ListBody } from "../../components/list-body"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { useReturnPolicies } from "../../data/return-policy"

const ROWS = 10
const COLOUR = { past: "grey", current: "green", future: "blue" } as const

/** Every version of the policy with its time, the last to come into force first. */
export const PolicyVersionsSection = () => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<AdminReturnPolicyVersion | null>(null)
  const { data, error, refetch } = useReturnPolicies({ limit: ROWS, offset: page * ROWS })
  const columns = useVersionColumns()
  return (
    <Section title={t("return_policy.versions")}>
      <ListBody
        label={t("return_policy.versions")}
        columns={columns}
        rows={data?.policies}
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
          icon: <ArrowUturnLeft />,
          title: t("return_policy.empty"),
          hint: t("return_policy.empty_hint"),
        }}
      />
      {opened && (
        <DetailDrawer
          title={t("return_policy.version_is", { version: opened.version })}
          error={null}
          onRetry={() => refetch()}
          onClose={() => setOpened(null)}
        >
          <CodeBlock
            snippets={[
              {
                label: t("return_policy.rules"),
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

const useVersionColumns = (): ListColumn<AdminReturnPolicyVersion>[] => {
  const { t } = useWords()
  return [
    {
      key: "version",
      header: t("return_policy.version"),
      className: "tabular-nums",
      cell: ({ version }) => version,
    },
    {
      key: "state",
      header: t("return_policy.state.header"),
      cell: ({ state }) => (
        <Badge size="2xsmall" color={COLOUR[state]}>
          {t(`return_policy.state.${state}`)}
        </Badge>
      ),
    },
    {
      key: "from",
      header: t("return_policy.from"),
      cell: ({ in_force_from, rules }) => (
        <OptionalTime at={in_force_from} timeZone={rules.time_zone} />
      ),
    },
    {
      key: "until",
      header: t("return_policy.until"),
      cell: ({ in_force_until, rules }) => (
        <OptionalTime at={in_force_until} timeZone={rules.time_zone} />
      ),
    },
    {
      key: "by",
      header: t("return_policy.by"),
      className: "w-full",
      cell: ({ created_by }) => created_by.name ?? created_by.id,
    },
  ]
}
