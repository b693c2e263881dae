import { PaperPlane } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminWebhookEndpoint, AdminWebhookSecret } from "../../../src/types/webhook"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { Section } from "../../components/section"
import { EmptyState, ErrorState } from "../../components/states"
import { StoreTime } from "../../components/store-time"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useWebhookEndpoints } from "../../data/webhooks"
import { deviceZone } from "../../format/zones"
import { EndpointBadge } from "./endpoint-badge"
import { EndpointDrawer } from "./endpoint-drawer"
import { SecretDrawer } from "./secret-drawer"
import { TopicList } from "./topic-list"

const PAGE_SIZE = 20

/** The addresses of others that are told what happens here. */
export const WebhooksPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { page, setPage } = useSearchState()
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<AdminWebhookSecret | null>(null)
  const columns = useColumns()
  const { data, error, refetch } = useWebhookEndpoints({
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const openPage = (id: string) => navigate(`/settings/webhooks/${id}`)
  return (
    <Section
      level="h1"
      title={t("webhooks.title")}
      subtitle={t("webhooks.text")}
      actions={
        <Button size="small" variant="secondary" onClick={() => setCreating(true)}>
          {t("webhooks.create")}
        </Button>
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("webhooks.title")}
          columns={columns}
          rows={data?.webhook_endpoints}
          rowKey={({ id }) => id}
          onOpen={({ id }) => openPage(id)}
          tall
          empty={
            <EmptyState
              icon={<PaperPlane />}
              title={t("webhooks.empty")}
              hint={t("webhooks.empty_hint")}
            />
          }
        />
      )}
      {data && <Pager count={data.count} limit={PAGE_SIZE} page={page} onPage={setPage} />}
      {isCreating && (
        <EndpointDrawer endpoint={null} onClose={() => setCreating(false)} onCreated={setCreated} />
      )}
      {created && (
        <SecretDrawer
          secret={created.secret}
          isRotation={false}
          onClose={() => openPage(created.webhook_endpoint.id)}
        />
      )}
    </Section>
  )
}

const useColumns = (): ListColumn<AdminWebhookEndpoint>[] => {
  const { t } = useWords()
  return [
    {
      key: "url",
      header: t("webhooks.columns.url"),
      className: "max-w-[360px]",
      cell: ({ url, description }) => (
        <div className="flex min-w-0 flex-col gap-y-0.5">
          <span className="txt-compact-small-plus text-ui-fg-base truncate">{url}</span>
          {description && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
              {description}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: "topics",
      header: t("webhooks.columns.topics"),
      cell: ({ topics }) => <TopicList topics={topics} />,
    },
    {
      key: "state",
      header: t("webhooks.columns.state"),
      cell: (endpoint) => <EndpointBadge {...endpoint} />,
    },
    {
      key: "pending",
      header: t("webhooks.columns.pending"),
      className: "tabular-nums",
      cell: ({ pending }) => pending,
    },
    {
      key: "success",
      header: t("webhooks.columns.success"),
      // An endpoint belongs to no place: its times are on the operator's own clock.
      cell: ({ last_success_at }) =>
        last_success_at ? <StoreTime at={last_success_at} timeZone={deviceZone()} relative /> : "–",
    },
  ]
}
