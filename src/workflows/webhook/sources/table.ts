import { CustomerWorkflowEvents, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { PickupEvents } from "../../pickup/events"
import { PosEvents } from "../../pos/events"
import { ReturnEvents } from "../../store-return/events"
import { customerSource } from "./customers"
import { orderSource } from "./orders"
import { pickupSource } from "./pickups"
import { promiseSource } from "./promises"
import { returnSource } from "./returns"
import { type Source, typeOfEvent } from "./source"

/** What a sweep looks through for occurrences whose event was lost. */
export const HINTED_SOURCES: readonly Source[] = [
  orderSource,
  pickupSource,
  promiseSource,
  customerSource,
  returnSource,
]

/** An event, by name, hints at occurrences of these types in this source. Its `data.id` names the subject. */
export const HINTS: Readonly<Record<string, { source: Source; types: readonly string[] }>> = {
  [OrderWorkflowEvents.PLACED]: { source: orderSource, types: ["order.placed"] },
  [OrderWorkflowEvents.COMPLETED]: { source: orderSource, types: ["order.completed"] },
  [OrderWorkflowEvents.CANCELED]: { source: orderSource, types: ["order.canceled"] },
  // A till's sale is a completed order, and Medusa tells nobody of it.
  [PosEvents.SALE_RECORDED]: { source: orderSource, types: ["order.placed", "order.completed"] },
  [PosEvents.PROMISE_AT_RISK]: { source: promiseSource, types: promiseSource.types },
  [CustomerWorkflowEvents.CREATED]: { source: customerSource, types: ["customer.created"] },
  [CustomerWorkflowEvents.UPDATED]: { source: customerSource, types: ["customer.updated"] },
  ...Object.fromEntries(
    Object.values(PickupEvents).map((event) => [
      event,
      { source: pickupSource, types: pickupSource.types },
    ])
  ),
  ...Object.fromEntries(
    Object.values(ReturnEvents).map((event) => [
      event,
      { source: returnSource, types: [typeOfEvent(event)] },
    ])
  ),
}
