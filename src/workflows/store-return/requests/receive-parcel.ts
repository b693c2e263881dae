import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, invalid } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { GradedUnit } from "../../../modules/store-return/domain/disposition"
import { areAmong } from "../../../modules/store-return/domain/units-among"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { RefusedGoods, ReturnReason, ReturnRequest } from "../../../modules/store-return/types"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { acceptAt, type ReceivingPlace } from "../desk/accept-return"
import type { Override } from "../policy/let-in"
import type { WantedUnits } from "../desk/quote-return"
import { readGiftReceipt } from "../gift/find-gift"
import { endReturnRequest } from "./end-request"
import { announcedUnits } from "./open-request"

type ParcelUnits = WantedUnits & GradedUnit & { reason?: ReturnReason }

export type ParcelInput = {
  /** What of the order is taken back, announced or not; none: the parcel had nothing of it, or all is refused. */
  units: readonly ParcelUnits[]
  /** What is not of the order. */
  strays: ReturnRequest["strays"]
  /** What was announced and came, and is not taken back: it stays the shopper's. */
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
  if (refused && areAmong(announcedUnits(request), units)) {
    throw invalid("nothing_refused", "refused: all that was announced is taken back")
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
    units: units.map((unit) => ({ ...unit, reason: reasonOf(request, unit) })),
    by: { way: "desk" as const, id: user_id },
    strays,
  }
  return await acceptAt(container, accepted, place)
}

/** As staff say, else as the shopper announced. */
function reasonOf(
  { units }: ReturnRequest,
  { line_item_id, grade, reason }: ParcelUnits
): ReturnReason {
  const announced = units
    .filter((unit) => unit.order_line_item_id === line_item_id)
    .map((unit) => unit.reason)
  // Of units of one line nobody can tell which was announced for what: one in a bad state is taken to be the faulty one.
  const isFaulty = grade !== "resell" && announced.includes("quality")
  return reason ?? (isFaulty ? "quality" : announced.at(-1)) ?? "other"
}
