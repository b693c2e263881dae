import type { AdminTillIncident } from "../../../src/types/till-sync"
import { DetailDrawer } from "../../components/detail-drawer"
import { Fact, Facts, TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
import { ReceiptDifferences } from "../../components/receipt-differences"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useMayManage } from "../../data/retail-stores"
import { eventPath } from "../../data/till-events"
import { useTillIncident } from "../../data/till-incidents"
import { EventType } from "../till-inbox/event-badges"
import { IncidentBadge } from "./incident-badge"
import { IncidentStory } from "./incident-story"
import { ReopenButton, Resolution, ResolveForm } from "./resolution"

type IncidentDrawerProps = { id: string; onClose: () => void }

/** One incident: what happened, where to look, and what was done about it. */
export const IncidentDrawer = ({ id, onClose }: IncidentDrawerProps) => {
  const { t } = useWords()
  const { data: incident, error, refetch } = useTillIncident(id)
  const mayManage = useMayManage(incident?.retail_store_id)
  return (
    <DetailDrawer
      title={incident ? t(`till_incidents.kind.${incident.kind}`) : t("till_incidents.one")}
      error={error}
      onRetry={() => refetch()}
      onClose={onClose}
      actions={incident?.status === "resolved" && mayManage && <ReopenButton id={id} />}
    >
      {incident && (
        <>
          <IncidentDetail incident={incident} />
          {incident.status === "open" && mayManage && <ResolveForm id={id} />}
        </>
      )}
    </DetailDrawer>
  )
}

const IncidentDetail = ({ incident }: { incident: AdminTillIncident }) => {
  const { t } = useWords()
  const store = useStoreFacts([incident.retail_store_id]).get(incident.retail_store_id)
  return (
    <>
      <IncidentBadge status={incident.status} />
      <Resolution incident={incident} timeZone={store?.time_zone} />
      <IncidentStory incident={incident} storeName={store?.name ?? "…"} />
      {incident.differences.length > 0 && incident.currency_code && (
        <ReceiptDifferences differences={incident.differences} currency={incident.currency_code} />
      )}
      <IncidentFacts incident={incident} timeZone={store?.time_zone} />
    </>
  )
}

const pickupOf = (incident: AdminTillIncident): string | null =>
  incident.kind === "pickup_hand_over_conflict" || incident.kind === "promise_at_risk"
    ? incident.details.pickup_id
    : null

type FactsProps = { incident: AdminTillIncident; timeZone: string | undefined }

const IncidentFacts = ({ incident, timeZone }: FactsProps) => {
  const { t } = useWords()
  const { till_id, till_name, event_id, event_type, order_id, receipt_number } = incident
  return (
    <Facts>
      {till_id && (
        <Fact label={t("till_events.columns.till")}>
          <TextLink to={`/tills/${till_id}`}>{till_name ?? till_id}</TextLink>
        </Fact>
      )}
      {receipt_number && <Fact label={t("till_events.receipt")}>{receipt_number}</Fact>}
      {till_id && event_type && (
        <Fact label={t("till_events.one")}>
          <TextLink to={eventPath({ till_id, event_id })}>
            <EventType type={event_type} />
          </TextLink>
        </Fact>
      )}
      {order_id && (
        <Fact label={t("till_events.order")}>
          <TextLink to={`/orders/${order_id}`}>{t("till_events.to_order")}</TextLink>
        </Fact>
      )}
      {pickupOf(incident) && (
        <Fact label={t("pickup.one")}>
          <TextLink to={`/pickups/${pickupOf(incident)}`}>{t("till_incidents.to_pickup")}</TextLink>
        </Fact>
      )}
      <Fact label={t("till_events.columns.occurred")}>
        <OptionalTime at={incident.occurred_at} timeZone={timeZone} />
      </Fact>
      <Fact label={t("till_incidents.columns.opened")}>
        <OptionalTime at={incident.opened_at} timeZone={timeZone} relative />
      </Fact>
    </Facts>
  )
}
