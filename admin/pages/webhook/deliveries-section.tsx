import { PaperPlane } from "@medusajs/icons"
import { useState } from "react"
import type {
  AdminWebhookDelivery,
  AdminWebhookEndpoint,
  WebhookDeliveryStatus,
} from "../../../src/types/webhook"
import { ChoiceFilter } from "../../components/choice-filter"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { Section } from "../../components/section"
import { EmptyState, ErrorState, FilteredEmptyState } from "../../components/states"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { useWebhookDeliveries } from "../../data/webhooks"
import { deviceZone } from "../../format/zones"
import { DeliveryBadge } from "./delivery-badge"
import { DeliveryDrawer } from "./delivery-drawer"

const PAGE_SIZE = 20
const STATUSES = ["pending", "delivered", "failed"] as const satisfies WebhookDeliveryStatus[]

/** What was sent to an endpoint, newest first. */
export const DeliveriesSection = ({ endpoint }: { endpoint: AdminWebhookEndpoint }) => {
  const { t } = useWords()
  const [status, setStatus] = useState<WebhookDeliveryStatus | undefined>()
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<string | null>(null)
  const columns = useColumns()
  const { data, error, refetch } = useWebhookDeliveries({
    endpoint_id: endpoint.id,
    status: status && [status],
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const show = (next: WebhookDeliveryStatus | undefined) => {
    setStatus(next)
    setPage(0)
  }
  return (
    <Section
      title={t("webhooks.deliveries")}
      actions={
        <ChoiceFilter
          label={t("webhooks.filter")}
          allLabel={t("health.all_states")}
          choices={STATUSES}
          chosen={status}
          nameOf={(one) => t(`webhooks.delivery.${one}`)}
          onChoose={show}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("webhooks.deliveries")}
          columns={columns}
          rows={data?.webhook_deliveries}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setOpened(id)}
          empty={
            status ? (
              <FilteredEmptyState onClear={() => show(undefined)} />
            ) : (
              <EmptyState
                icon={<PaperPlane />}
                title={t("webhooks.no_deliveries")}
                hint={t("webhooks.no_deliveries_hint")}
              />
            )
          }
        />
      )}
      {data && <Pager count={data.count} limit={PAGE_SIZE} page={page} onPage={setPage} />}
      {opened && (
        <DeliveryDrawer id={opened} mayRetry={endpoint.is_active} onClose={() => setOpened(null)} />
      )}
    </Section>
  )
}

const useColumns = (): ListColumn<AdminWebhookDelivery>[] => {
  const { t } = useWords()
  const time = (at: string | null) =>
    at ? <StoreTime at={at} timeZone={deviceZone()} relative /> : "–"
  return [
    {
      key: "type",
      header: t("webhooks.columns.type"),
      cell: ({ type }) => <span className="text-ui-fg-base font-mono text-xs">{type}</span>,
    },
    {
      key: "status",
      header: t("webhooks.columns.state"),
      cell: ({ status }) => <DeliveryBadge status={status} />,
    },
    {
      key: "answer",
      header: t("webhooks.columns.answer"),
      cell: ({ last_status_code, last_error }) => last_status_code ?? last_error ?? "–",
    },
    {
      key: "attempts",
      header: t("webhooks.columns.attempts"),
      className: "tabular-nums",
      cell: ({ attempts }) => attempts,
    },
    {
      key: "created",
      header: t("webhooks.columns.created"),
      cell: ({ created_at }) => time(created_at),
    },
    {
      key: "next",
      header: t("webhooks.columns.next"),
      cell: ({ next_attempt_at }) => time(next_attempt_at),
    },
  ]
}
