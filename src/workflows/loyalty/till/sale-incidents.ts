import type { BurnOutcome } from "../../../modules/loyalty/operations/till-burns"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { NewIncident } from "../../../modules/pos/operations/incidents"

type Sale = PosEventData<"sale.completed">

const about = (event: PendingEvent, sale: Sale) => ({
  retail_store_id: event.retail_store_id,
  device_id: event.device_id,
  event_id: event.event_id,
  subject: sale.receipt_number,
})

/** The receipt is about points, but of nobody we know. */
export const accountUnknown = (event: PendingEvent, sale: Sale): NewIncident => ({
  kind: "points_account_unknown",
  ...about(event, sale),
  details: {
    receipt_number: sale.receipt_number,
    points_spent: (sale.loyalty?.spent?.lines ?? []).reduce((sum, { points }) => sum + points, 0),
  },
})

/** Points that were given away and were not set aside. */
export const overspent = (
  event: PendingEvent,
  sale: Sale,
  { account_id, points, owed, written_off, trouble }: BurnOutcome
): NewIncident => ({
  kind: "points_overspent",
  ...about(event, sale),
  details: {
    receipt_number: sale.receipt_number,
    account_id,
    points,
    owed,
    written_off,
    reason: trouble,
  },
})
