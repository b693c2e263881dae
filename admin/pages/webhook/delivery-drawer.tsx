import { Button, Copy, Drawer, Text, toast } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { AdminWebhookAttempt, AdminWebhookDeliveryDetail } from "../../../src/types/webhook"
import { ErrorState, PageSkeleton } from "../../components/states"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useRetryWebhookDelivery, useWebhookDelivery } from "../../data/webhooks"
import { deviceZone } from "../../format/zones"
import { DeliveryBadge } from "./delivery-badge"

type DeliveryDrawerProps = { id: string; mayRetry: boolean; onClose: () => void }

/** What was sent, and what every attempt met. */
export const DeliveryDrawer = ({ id, mayRetry, onClose }: DeliveryDrawerProps) => {
  const { t } = useWords()
  const { data: delivery, error, refetch } = useWebhookDelivery(id)
  const retry = useRetryWebhookDelivery(id)
  const sendAgain = () =>
    retry.mutate(undefined, {
      onSuccess: () => toast.success(t("webhooks.retried")),
      onError: (failure) =>
        toast.error(t("webhooks.not_saved"), { description: errorMessage(failure) }),
    })
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby="">
        <Drawer.Header>
          <Drawer.Title>{delivery?.type ?? t("webhooks.deliveries")}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {delivery && <DeliveryDetail delivery={delivery} />}
          {!delivery &&
            (error ? (
              <ErrorState error={error} onRetry={() => refetch()} />
            ) : (
              <PageSkeleton sections={2} />
            ))}
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" onClick={onClose}>
            {t("common.close")}
          </Button>
          <Button disabled={!mayRetry || !delivery} isLoading={retry.isPending} onClick={sendAgain}>
            {t("webhooks.retry")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const DeliveryDetail = ({ delivery }: { delivery: AdminWebhookDeliveryDetail }) => {
  const { t } = useWords()
  return (
    <>
      <div className="flex items-center justify-between gap-x-4">
        <DeliveryBadge status={delivery.status} />
        <span className="text-ui-fg-subtle flex min-w-0 items-center gap-x-2 font-mono text-xs">
          <span className="truncate">{delivery.message_id}</span>
          <Copy content={delivery.message_id} />
        </span>
      </div>
      <Part title={t("webhooks.body")}>
        <Code>{JSON.stringify(JSON.parse(delivery.body), null, 2)}</Code>
      </Part>
      <Part title={t("webhooks.columns.attempts")}>
        {delivery.attempt_log.length === 0 && (
          <Text size="small" className="text-ui-fg-muted">
            {t("webhooks.no_attempts")}
          </Text>
        )}
        {delivery.attempt_log.map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </Part>
    </>
  )
}

const Attempt = ({ attempt }: { attempt: AdminWebhookAttempt }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-2 border-t pt-3 first-of-type:border-t-0 first-of-type:pt-0">
      <div className="txt-compact-small flex flex-wrap items-center justify-between gap-x-4">
        <span className={attempt.error ? "text-ui-fg-error" : "text-ui-fg-base"}>
          {attempt.number}. {attempt.status_code ?? attempt.error}
        </span>
        <span className="text-ui-fg-muted flex items-center gap-x-3 tabular-nums">
          {t("health.latency", { ms: attempt.duration_ms })}
          <StoreTime at={attempt.sent_at} timeZone={deviceZone()} />
        </span>
      </div>
      {attempt.answer && <Code>{attempt.answer}</Code>}
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-3">
    <Text size="small" leading="compact" weight="plus">
      {title}
    </Text>
    {children}
  </div>
)

const Code = ({ children }: { children: string }) => (
  <pre className="bg-ui-bg-component shadow-elevation-card-rest text-ui-fg-base overflow-x-auto whitespace-pre-wrap break-all rounded-lg p-3 font-mono text-xs">
    {children}
  </pre>
)
