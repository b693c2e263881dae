import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../modules/pickup"
import { type BrokenPromise, brokenPromises } from "../../modules/pickup/domain/promises"
import { readShortLevels, type StockPlace } from "../../modules/pickup/read-models/promises"
import type { PickupModuleService } from "../../modules/pickup/service"
import { POS_MODULE } from "../../modules/pos"
import type { NewIncident } from "../../modules/pos/operations/incidents"
import {
  keepPromiseIncidents,
  type OversoldPlace,
  readOversoldPlaces,
} from "../../modules/pos/operations/promise-incidents"
import type { PosModuleService } from "../../modules/pos/service"
import { PosEvents } from "./events"

/**
 * Looks again at what was oversold in a location (null: everywhere): the youngest online promises that its stock
 * cannot keep get an incident, and lose it when there is enough again. No order is cancelled: that is for people.
 */
export async function recheckPromises(
  container: MedusaContainer,
  locationId: string | null,
  now: Date
): Promise<void> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const places = await pos.reading((manager) => readOversoldPlaces(manager, locationId))
  const short = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => readShortLevels(manager, places))
  const placeOf = new Map(places.map((place) => [keyOf(place), place]))
  const incidents = short.flatMap((level) =>
    brokenPromises(level).map((promise) => incidentOf(promise, placeOf.get(keyOf(level))!))
  )
  const wanted = [...new Map(incidents.map((each) => [each.subject, each])).values()]
  const opened = await pos.inTransaction((manager) =>
    keepPromiseIncidents(manager, locationId, wanted, now)
  )
  const orders = wanted.filter(({ subject }) => opened.includes(subject))
  if (orders.length > 0) {
    await container.resolve(Modules.EVENT_BUS).emit(
      orders.map(({ details }) => ({
        name: PosEvents.PROMISE_AT_RISK,
        data: { id: details.order_id, pickup_id: details.pickup_id },
      }))
    )
  }
}

const keyOf = (place: StockPlace): string => `${place.inventory_item_id} ${place.stock_location_id}`

/** One for a pickup or an order, whatever number of its articles is short. */
const incidentOf = (promise: BrokenPromise, place: OversoldPlace): NewIncident => ({
  kind: "promise_at_risk",
  retail_store_id: place.retail_store_id,
  device_id: place.device_id,
  event_id: place.event_id,
  subject: promise.pickup_id ?? promise.order_id,
  details: {
    pickup_id: promise.pickup_id,
    order_id: promise.order_id,
    inventory_item_id: place.inventory_item_id,
    stock_location_id: place.stock_location_id,
    units_missing: promise.units_missing,
  },
})
