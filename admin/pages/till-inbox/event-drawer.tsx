import { ArrowPath } from "@medusajs/icons"
import { Button, CodeBlock, Copy, toast } from "@medusajs/ui"
import type { AdminTillEventDetail } from "../../../src/types/till-sync"
import { DetailDrawer } from "../../components/detail-drawer"
import { Fact, Facts, TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
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
    <DetailDrawer
      title={event ? <EventType type={event.type} /> : t("till_events.one")}
      error={error}
      onRetry={() => refetch()}
      onClose={onClose}
      actions={event?.can_replay && mayManage && <ReplayButton eventKey={eventKey} />}
    >
      {event && <EventDetail event={event} />}
    </DetailDrawer>
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
      <Facts>
        <Fact label={t("till_events.columns.till")}>
          <TextLink to={`/tills/${event.till_id}`}>{event.till_name}</TextLink>
          {store && `, ${store.name}`}
        </Fact>
        {event.order_id && (
          <Fact label={t("till_events.order")}>
            <TextLink to={`/orders/${event.order_id}`}>{t("till_events.to_order")}</TextLink>
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
      </Facts>
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
