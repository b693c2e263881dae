import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId, Modules } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { languageOf } from "../../../core/language"
import type { SqlEntityManager } from "../../../core/sql"
import { PICKUP_MODULE } from "../../../modules/pickup"
import {
  placeExchangePickup,
  type PlaceExchangePickupInput,
} from "../../../modules/pickup/operations/place"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { CollectContact } from "../../../modules/store-return/types"
import { PickupEvents } from "../../pickup/events"
import { readOrderFacts } from "../../pickup/queries/order-facts"
import { collectionPlaces } from "./collection-places"

/** Pickups of what a case's shopper collects elsewhere: written in the case's transaction, told of after it. */
export type CollectLater = {
  place: (manager: SqlEntityManager) => Promise<void>
  tell: () => Promise<void>
}

const NOTHING: CollectLater = { place: async () => undefined, tell: async () => undefined }

/**
 * What of a case is collected elsewhere becomes a pickup of each store it lies in, paid for and promised when the store can
 * have it ready. Its units are reserved by `promiseElsewhere`. The store may work it at once, but hands nothing over before
 * Medusa's order has its lines (`assertExchangeWritten`).
 * @param contact who collects; whoever ordered, when left out
 * @throws as `collectionPlaces`; INVALID_DATA `nothing_collected`, `contact_missing`
 */
export async function collectLater(
  container: MedusaContainer,
  added: NewReturnCase,
  contact: CollectContact | undefined
): Promise<CollectLater> {
  const pickups = await pickupsOf(container, added, contact)
  if (pickups.length === 0) {
    if (contact) {
      throw invalid("nothing_collected", "exchange.contact: none of new_units is collected")
    }
    return NOTHING
  }
  return {
    place: async (manager) => {
      for (const pickup of pickups) {
        await placeExchangePickup(manager, pickup)
      }
    },
    tell: async () =>
      await container
        .resolve(Modules.EVENT_BUS)
        .emit(pickups.map(({ id }) => ({ name: PickupEvents.place, data: { id } }))),
  }
}

async function pickupsOf(
  container: MedusaContainer,
  { id: return_case_id, order_id, new_units, accepted_by, accepted_at: now }: NewReturnCase,
  contact: CollectContact | undefined
): Promise<PlaceExchangePickupInput[]> {
  const places = await collectionPlaces(container, new_units, now)
  if (order_id === null || places.size === 0) {
    return []
  }
  const { lines: _, ...order } = await readOrderFacts(container, order_id)
  const { options } = container.resolve<PickupModuleService>(PICKUP_MODULE)
  return [...places].map(([stock_location_id, { retail_store_id, ready_at }]) => ({
    ...order,
    ...peopleOf(order, contact),
    ...{ id: generateEntityId(undefined, "pku"), return_case_id },
    ...{ retail_store_id, stock_location_id, promised_at: ready_at },
    locale: languageOf(order.locale, options.notices.defaultLocale),
    lines: new_units
      .filter((unit) => unit.collect && unit.from_location_id === stock_location_id)
      .map(({ line_item_id, variant_id, sku, title, variant_title, thumbnail }) => ({
        ...{ order_line_item_id: line_item_id, quantity: 1 },
        ...{ variant_id, sku, title, variant_title, thumbnail },
      })),
    // Tills exchange nothing.
    actor: { type: "user", id: accepted_by },
    now,
  }))
}

/**
 * Who hears of it. Of an order with an e-mail that is whoever ordered, and the contact as somebody else who collects.
 * @throws INVALID_DATA `contact_missing` when nobody could be told that it is ready, nor the code
 */
function peopleOf(
  { customer_name, email }: Pick<PlaceExchangePickupInput, "customer_name" | "email">,
  contact: CollectContact | undefined
): Pick<PlaceExchangePickupInput, "customer_name" | "email" | "collector"> {
  if (email) {
    return { customer_name, email, collector: contact ? { ...contact, phone: null } : null }
  }
  if (!contact) {
    throw invalid(
      "contact_missing",
      "exchange.contact: say who collects it, the order has no e-mail for its code"
    )
  }
  const { first_name, last_name } = contact
  return { customer_name: `${first_name} ${last_name}`, email: contact.email, collector: null }
}
