import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  type ParcelUnit,
  withOwnReasons,
} from "../../../modules/store-return/domain/announced-reasons"
import { areAmong } from "../../../modules/store-return/domain/units-among"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { RefusedGoods, ReturnRequest } from "../../../modules/store-return/types"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { acceptAt, type ReceivingPlace } from "../desk/accept-return"
import { readDeskOrder } from "../desk/read-order"
import type { Override } from "../policy/let-in"
import { readGiftReceipt } from "../gift/find-gift"
import { endReturnRequest } from "./end-request"
import { unitsHeldBy } from "./open-request"

export type ParcelInput = {
  /** What of the order is taken back, announced or not; none: the parcel had nothing of it, or all is refused. */
  units: readonly ParcelUnit[]
  /** What is not of the order. */
  strays: ReturnRequest["strays"]
  /** What else of the order came, announced or not, and is not taken back: it stays the shopper's. */
  refused?: RefusedGoods
  note?: string
  user_id: string
  /** Lets in what the policy refuses. */
  override?: Override
  idempotency_key?: string
  now: Date
}

/** As `findPostPlace`. @throws CONFLICT `post_not_offered` */
export async function postPlace(container: MedusaContainer): Promise<ReceivingPlace> {
  const place = await findPostPlace(container)
  if (!place) {
    throw conflict("post_not_offered", "This shop takes nothing back by post")
  }
  return place
}

/** Where parcels come to: a retail store or, more often, none. null: the shop takes nothing back by post. */
export async function findPostPlace(container: MedusaContainer): Promise<ReceivingPlace | null> {
  const { postLocationId } =
    container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE).options.returns
  if (!postLocationId) {
    return null
  }
  const [store] = await findStoresBy(container, "stock_location_id", [postLocationId])
  return { way: "post", retail_store_id: store?.id ?? null, stock_location_id: postLocationId }
}

/**
 * Takes back what a parcel had in it, whatever was announced: more and fewer units, also after the request ran out.
 * What did not come, or is refused, is free again. What was asked for by a gift receipt is taken by it.
 * @returns the case's id; null when nothing of the order is taken back
 * @throws as `acceptAt`; INVALID_DATA `nothing_refused`; CONFLICT `post_not_offered`, `not_by_post`
 */
export async function receiveParcel(
  container: MedusaContainer,
  request: ReturnRequest,
  { units, strays, user_id, ...input }: ParcelInput
): Promise<string | null> {
  if (request.way !== "post") {
    throw conflict("not_by_post", "This return comes to a store: take it back at its desk")
  }
  const place = await postPlace(container)
  const { refused, now } = input
  if (refused && !(await mayHoldMore(container, request, units))) {
    throw invalid("nothing_refused", "refused: all that may come back of the order is taken back")
  }
  if (units.length === 0) {
    await endReturnRequest(container, request, { to: "received", strays, refused, now })
    return null
  }
  const gift = request.gift_receipt_id
    ? await readGiftReceipt(container, request.gift_receipt_id)
    : undefined
  const accepted = {
    ...input,
    ...{ gift, order_id: request.order_id },
    request_id: request.id,
    late: true,
    units: withOwnReasons(request.units, units),
    by: { way: "desk" as const, id: user_id },
    strays,
  }
  return await acceptAt(container, accepted, place)
}

/** Whether more of the order may have been in the parcel. One that was received before is for `acceptAt` to judge. */
async function mayHoldMore(
  container: MedusaContainer,
  { id: request_id, order_id, state }: ReturnRequest,
  units: readonly ParcelUnit[]
): Promise<boolean> {
  if (state === "received") {
    return true
  }
  const { held } = await unitsHeldBy(container, { order_id, request_id })
  const { lines } = await readDeskOrder(container, order_id, held)
  const out = lines.map(({ id, returnable }) => ({ line_item_id: id, quantity: returnable }))
  return !areAmong(out, units)
}
