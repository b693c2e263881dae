import { ArrowPath } from "@medusajs/icons"
import { Button, CodeBlock, Copy, Drawer, toast } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { AdminTillEventDetail } from "../../../src/types/till-sync"
import { OptionalTime } from "../../components/optional-time"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { errorMessage } from "../../data/request"
import { useMayManage } from "../../data/retail-stores"
import { type TillEventKey, useReplayTillEvent, useTillEvent } from "../../data/till-events"
import { formatDate } from "../../format/time"
import { EventFlags, EventStateBadge, EventType } from "./event-badges"
import { EventTrouble } from "./event-trouble"

type EventDrawerProps = { eventKey: TillEventKey; onClose: () => void }

/** One event: what it is, what became of it, and everything the till sent. */
export const EventDrawer = ({ eventKey, onClose }: EventDrawerProps) => {
  const { t } = useWords()
  const { data: event, error, refetch } = useTillEvent(eventKey)
  const mayManage = useMayManage(event?.retail_store_id)
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby="" className="sm:max-w-[640px]">
        <Drawer.Header>
          <Drawer.Title>
            {event ? <EventType type={event.type} /> : t("till_events.one")}
          </Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {event && <EventDetail event={event} />}
          {!event &&
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
          {event?.can_replay && mayManage && <ReplayButton eventKey={eventKey} />}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const ReplayButton = ({ eventKey }: { eventKey: TillEventKey }) => {
  const { t } = useWords()
  const replay = useReplayTillEvent(eventKey)
  const send = () =>
    replay.mutate(undefined, {
      onSuccess: ({ event }) =>
        event.can_replay
          ? toast.warning(t("till_events.replay.same"))
          : toast.success(t("till_events.replay.done")),
      onError: (error) =>
        toast.error(t("till_events.replay.failed"), { description: errorMessage(error) }),
    })
  return (
    <Button isLoading={replay.isPending} onClick={send}>
      <ArrowPath /> {t("till_events.replay.submit")}
    </Button>
  )
}

const EventDetail = ({ event }: { event: AdminTillEventDetail }) => {
  const { t, language } = useWords()
  const store = useStoreFacts([event.retail_store_id]).get(event.retail_store_id)
  const json = JSON.stringify(event.body, null, 2)
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <EventStateBadge state={event.state} />
        <EventFlags flags={event.flags} />
      </div>
      <EventTrouble event={event} />
      <dl className="txt-compact-small grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-3">
        <Fact label={t("till_events.columns.till")}>
          <Link to={`/tills/${event.till_id}`} className="text-ui-fg-interactive">
            {event.till_name}
          </Link>
          {store && `, ${store.name}`}
        </Fact>
        {event.order_id && (
          <Fact label={t("till_events.order")}>
            <Link to={`/orders/${event.order_id}`} className="text-ui-fg-interactive">
              {t("till_events.to_order")}
            </Link>
          </Fact>
        )}
        {event.receipt_number && (
          <Fact label={t("till_events.receipt")}>{event.receipt_number}</Fact>
        )}
        <Fact label={t("till_events.columns.occurred")}>
          <OptionalTime at={event.occurred_at} timeZone={store?.time_zone} />
        </Fact>
        <Fact label={t("till_events.columns.received")}>
          <OptionalTime at={event.received_at} timeZone={store?.time_zone} relative />
        </Fact>
        <Fact label={t("till_events.business_date")}>
          {formatDate(event.business_date, language)}
        </Fact>
        <Fact label={t("till_events.columns.seq")}>
          {t("till_events.place", { seq: event.seq, epoch: event.epoch })}
        </Fact>
        <Fact label={t("till_events.id")}>
          <span className="flex items-center gap-x-2 font-mono text-xs">
            <span className="break-all">{event.event_id}</span>
            <Copy content={event.event_id} />
          </span>
        </Fact>
      </dl>
      <CodeBlock
        snippets={[
          { label: t("till_events.body"), language: "json", code: json, hideLineNumbers: true },
        ]}
      >
        <CodeBlock.Header />
        <CodeBlock.Body className="max-h-[480px] overflow-auto" />
      </CodeBlock>
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-ui-fg-muted">{label}</dt>
    <dd className="text-ui-fg-base min-w-0">{children}</dd>
  </>
)
