import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { GradedUnit } from "../../../modules/store-return/domain/disposition"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnReason, ReturnRequest } from "../../../modules/store-return/types"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { acceptAt, type ReceivingPlace } from "../desk/accept-return"
import type { Override } from "../policy/let-in"
import type { WantedUnits } from "../desk/quote-return"
import { readGiftReceipt } from "../gift/find-gift"
import { endReturnRequest } from "./end-request"

export type ParcelInput = {
  /** Of the order, announced or not; none: the parcel was empty, or had nothing of the order in it. */
  units: readonly (WantedUnits & GradedUnit & { reason?: ReturnReason })[]
  /** What is not of the order. */
  strays: ReturnRequest["strays"]
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
 * What did not come is free again.
 * @returns the case's id; null when nothing of the order came
 * What was asked for by a gift receipt is taken by it.
 * @throws as `acceptAt`; CONFLICT `post_not_offered`, `not_by_post`
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
  if (units.length === 0) {
    await endReturnRequest(container, request, { to: "received", strays, now: input.now })
    return null
  }
  const reasons = new Map(request.units.map((unit) => [unit.order_line_item_id, unit.reason]))
  const gift = request.gift_receipt_id
    ? await readGiftReceipt(container, request.gift_receipt_id)
    : undefined
  const accepted = {
    ...input,
    ...{ gift, order_id: request.order_id },
    request_id: request.id,
    late: true,
    units: units.map((unit) => ({
      ...unit,
      reason: unit.reason ?? reasons.get(unit.line_item_id) ?? ("other" as const),
    })),
    by: { way: "desk" as const, id: user_id },
    strays,
  }
  return await acceptAt(container, accepted, place)
}
