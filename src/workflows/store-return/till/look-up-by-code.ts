import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { requestStateAt } from "../../../modules/store-return/domain/request-states"
import type { ReturnRequest } from "../../../modules/store-return/types"
import type { PosOrderList } from "../../../types/pos-orders"
import type { TillAt } from "../../loyalty/till/origin"
import { orderOfPickupCode } from "../../pickup/queries/order-of-pickup-code"
import type { Announced } from "../../pos/queries/lookup/announced"
import { lookUpOrders } from "../../pos/queries/lookup/look-up-orders"
import { readStanding } from "../medusa-return"
import { requestOfCode } from "../requests/request-of-code"

export type ShownCodeSearch = {
  by: "pickup_code" | "return_code"
  /** As typed or scanned. */
  value: string
  /** The till's network address. */
  ip: string | undefined
}

/**
 * What a code stands for that a shopper shows at a till, of whatever store. Tries count for the till, its store and its
 * address, together with those of pickups.
 * @throws NOT_FOUND `code_not_found`; CONFLICT `return_of_gift`; 429 `too_many_tries`
 */
export async function lookUpByCode(
  container: MedusaContainer,
  { device_id, retail_store_id, now }: TillAt,
  { by, value, ip }: ShownCodeSearch
): Promise<PosOrderList> {
  const caller = { store_ids: [retail_store_id], device_id, ip, now }
  const page = { limit: 1, offset: 0, retail_store_id }
  if (by === "pickup_code") {
    const order_id = await orderOfPickupCode(container, value, caller)
    return await lookUpOrders(container, { ...page, by: "code", value: order_id })
  }
  const request = await requestOfCode(container, value, caller)
  if (request.gift_receipt_id) {
    // The order would tell its money and its buyer.
    throw conflict("return_of_gift", "These goods were a gift: the desk takes them back")
  }
  const announced = await announcedBy(container, request, now)
  return await lookUpOrders(container, { ...page, by: "code", value: request.order_id, announced })
}

async function announcedBy(
  container: MedusaContainer,
  request: ReturnRequest,
  now: Date
): Promise<Announced> {
  const state = requestStateAt(request, now)
  if (state !== "requested") {
    return { request, state, held: new Map() }
  }
  // Staff may have ended it by Medusa's own pages, which tell nobody here.
  const { state: standing, units: held } = await readStanding(container, request.medusa_return_id)
  return { request, state: standing, held }
}
