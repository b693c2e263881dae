import { StatusBadge } from "@medusajs/ui"
import type { AdminWebhookEndpoint, AdminWebhookReplay } from "../../../src/types/webhook"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { ErrorState } from "../../components/states"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { useWebhookReplays } from "../../data/webhooks"
import { formatDateTime } from "../../format/time"
import { deviceZone } from "../../format/zones"

/** Replays of an endpoint and how far they are; nothing while there was none. */
export const ReplaysSection = ({ endpoint }: { endpoint: AdminWebhookEndpoint }) => {
  const { t } = useWords()
  const columns = useColumns()
  const { data, error, refetch } = useWebhookReplays(endpoint.id)
  if (data?.length === 0) {
    return null
  }
  return (
    <Section title={t("webhooks.replay.list")}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("webhooks.replay.list")}
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          skeletonRows={1}
          empty={null}
        />
      )}
    </Section>
  )
}

const isFinished = ({ status, created, delivered, failed }: AdminWebhookReplay): boolean =>
  status === "done" && delivered + failed === created

const useColumns = (): ListColumn<AdminWebhookReplay>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "range",
      header: t("webhooks.replay.range"),
      cell: ({ from, to }) =>
        [from, to].map((at) => formatDateTime(at, language, deviceZone())).join(" – "),
    },
    {
      key: "state",
      header: t("webhooks.columns.state"),
      cell: (replay) => {
        const hasEnded = isFinished(replay)
        return (
          <StatusBadge color={hasEnded ? "green" : "blue"}>
            {t(hasEnded ? "webhooks.replay.done" : "webhooks.replay.running")}
          </StatusBadge>
        )
      },
    },
    {
      key: "progress",
      header: t("webhooks.replay.progress"),
      className: "tabular-nums",
      cell: ({ delivered, failed, total }) =>
        t("webhooks.replay.of_total", { delivered, failed, total }),
    },
    {
      key: "created",
      header: t("webhooks.columns.created"),
      cell: ({ created_at }) => <StoreTime at={created_at} timeZone={deviceZone()} relative />,
    },
  ]
}
