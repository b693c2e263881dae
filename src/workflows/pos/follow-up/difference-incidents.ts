import { type Difference, needsLook } from "../../../modules/pos/domain/differences"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { NewIncident } from "../../../modules/pos/operations/incidents"

type Receipt = Pick<PosEventData<"sale.completed">, "receipt_number" | "currency_code">

/**
 * One incident for a receipt whose figures a person should look at.
 * @param receipt left out: that of the event
 */
export function differenceIncidents(
  event: PendingEvent,
  order_id: string | null,
  differences: readonly Difference[],
  { receipt_number, currency_code } = event.body.data as Receipt
): NewIncident[] {
  const strange = differences.filter(needsLook)
  if (strange.length === 0) {
    return []
  }
  return [
    {
      kind: "total_difference",
      retail_store_id: event.retail_store_id,
      device_id: event.device_id,
      event_id: event.event_id,
      subject: receipt_number,
      details: { receipt_number, order_id, currency_code, differences: strange },
    },
  ]
}
