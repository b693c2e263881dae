import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { problemOf } from "../../../core/problem"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { POS_MODULE } from "../../../modules/pos"
import type { PosEvent, PosEventData } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { type NewIncident, openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { commandPickupWorkflow } from "../../pickup/workflows/command-pickup"

type HandedOver = PosEventData<"pickup.handed_over">

/**
 * Records a hand-over that happened while the till was offline. The goods are gone either way: when the pickup
 * does not allow it, an incident tells the store, and nothing else changes.
 */
export async function handOverPickup(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<void> {
  const { data } = event.body as PosEvent<"pickup.handed_over">
  const refusal = await tryHandOver(container, event, data, now)
  const { device_id, event_id } = event
  const pickup_id = refusal ? null : data.pickup_id
  const document = {
    device_id,
    event_id,
    order_id: null,
    customer_id: null,
    pickup_id,
    differences: [],
  }
  await container.resolve<PosModuleService>(POS_MODULE).inTransaction(async (manager) => {
    await openIncidents(manager, refusal ? [incidentOf(event, data, refusal)] : [], now)
    await finishFollowUps(manager, [document], now)
  })
}

type Refusal = { code: string; message: string }

async function tryHandOver(
  container: MedusaContainer,
  event: PendingEvent,
  data: HandedOver,
  now: Date
): Promise<Refusal | null> {
  try {
    const lines = await linesOfPickup(container, event, data)
    await commandPickupWorkflow(container).run({
      input: {
        command: "hand-over",
        pickup_id: data.pickup_id,
        actor: { type: "till", id: event.device_id },
        now: now.toISOString(),
        occurred_at: event.body.occurred_at,
        idempotency_key: event.event_id,
        body: { lines, payment: paymentOf(data), override_reason: OFFLINE },
      },
    })
    return null
  } catch (error) {
    const { status, code, title } = problemOf(error)
    if (status >= 500) {
      throw error
    }
    return { code, message: title }
  }
}

const OFFLINE = "Handed over while the till was offline"

/** The counter knows cash and cards; what else a till takes is "other" there, and stays a fact of the event. */
function paymentOf({ payment }: HandedOver) {
  if (!payment) {
    return undefined
  }
  const tender = payment.tender === "cash" || payment.tender === "card" ? payment.tender : "other"
  return { tender, amount: payment.amount }
}

/**
 * The pickup's own lines for the order lines the till names; undefined for all of them.
 * @throws NOT_FOUND `pickup_not_found` for another store's as for an unknown one, `line_not_found`
 */
async function linesOfPickup(
  container: MedusaContainer,
  event: PendingEvent,
  data: HandedOver
): Promise<{ id: string; collected_quantity: number }[] | undefined> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  return await service.reading(async (manager) => {
    const [pickup] = await findPickups(manager, { column: "id", values: [data.pickup_id] })
    if (pickup?.retail_store_id !== event.retail_store_id) {
      throw notFound("pickup_not_found", "No such pickup waits in this store")
    }
    if (!data.lines) {
      return undefined
    }
    const lines = await linesOf(manager, [pickup.id])
    return data.lines.map(({ line_item_id, quantity }) => {
      const line = lines.find((each) => each.order_line_item_id === line_item_id)
      if (!line) {
        throw notFound("line_not_found", "The pickup has no such line")
      }
      return { id: line.id, collected_quantity: quantity }
    })
  })
}

const incidentOf = (event: PendingEvent, data: HandedOver, refusal: Refusal): NewIncident => ({
  kind: "pickup_hand_over_conflict",
  retail_store_id: event.retail_store_id,
  device_id: event.device_id,
  event_id: event.event_id,
  subject: data.pickup_id,
  details: { pickup_id: data.pickup_id, ...refusal },
})
