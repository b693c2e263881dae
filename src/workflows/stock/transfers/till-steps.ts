import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import type { TransferLine } from "../../../modules/stock/domain/transfers"
import type { NewTransferStep } from "../../../modules/stock/types"

/**
 * The step of a transfer that a till's event is; none for other events and for deliveries from outside.
 * @param moved the units of known products; goods nobody knows are in no transfer
 */
export function transferStepsOf(
  event: PosEvent,
  till: { device_id: string; retail_store_id: string },
  moved: readonly TransferLine[]
): NewTransferStep[] {
  const lines = moved.map(({ inventory_item_id, quantity }) => ({
    inventory_item_id,
    quantity: Math.abs(quantity),
  }))
  const common = {
    event_id: event.id,
    occurred_at: new Date(event.occurred_at),
    device_id: till.device_id,
    lines,
  }
  if (event.type === "stock.transferred_out") {
    const { transfer_id, to_store_id, note } = event.data
    const ends = { from_store_id: till.retail_store_id, to_store_id }
    return [{ ...common, ...ends, transfer_id, kind: "sent", complete: false, note }]
  }
  if (event.type === "stock.received" && event.data.transfer_id !== undefined) {
    const { transfer_id, complete, note } = event.data
    const ends = { from_store_id: null, to_store_id: till.retail_store_id }
    return [{ ...common, ...ends, transfer_id, kind: "received", complete, note }]
  }
  return []
}
