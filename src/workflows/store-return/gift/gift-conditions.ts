import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  firstBeyondReceipt,
  unitsOnReceipt,
} from "../../../modules/store-return/domain/gift-receipt"
import { unitsAskedByGift } from "../../../modules/store-return/operations/gift-receipts"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt } from "../../../modules/store-return/types"
import type { ReturnConditions } from "../policy/assess-order"
import { openIfNamed } from "../requests/open-request"
import { readGiftReceipt } from "./find-gift"

type Asked = Pick<ReturnConditions, "way" | "retail_store_id" | "now"> & {
  units: readonly { line_item_id: string; quantity: number }[]
  /** What its holder asked to return. */
  request_id?: string
  /** As `openRequest`. */
  late?: boolean
}

/** How units come back by a gift receipt. */
export type GiftConditions = ReturnConditions & {
  is_gift: true
  held?: ReadonlyMap<string, number>
}

/**
 * How these units come back by a gift receipt, if they are on it and did not come back by it before.
 * @throws INVALID_DATA `units_not_on_gift_receipt`; as `openRequest`
 */
export async function giftConditions(
  container: MedusaContainer,
  { id }: Pick<GiftReceipt, "id">,
  { units, request_id, late, now, ...at }: Asked
): Promise<GiftConditions> {
  const gift = await readGiftReceipt(container, id)
  const left = unitsOnReceipt(gift.lines, await askedByOthers(container, id, request_id ?? null))
  const beyond = firstBeyondReceipt(left, units)
  if (beyond) {
    const { line_item_id, quantity } = beyond
    throw invalid(
      "units_not_on_gift_receipt",
      `units: of ${line_item_id} ${left.get(line_item_id) ?? 0} may come back by this gift receipt, and ${quantity} are asked for`
    )
  }
  const request = await openIfNamed(container, {
    ...{ order_id: gift.order_id, gift_receipt_id: id, request_id, units },
    ...{ late, now },
  })
  return { ...at, now, receipt_shown: true, is_gift: true, ...request }
}

/** Units by line that requests of a receipt hold, but for this one. */
export const askedByOthers = (
  container: MedusaContainer,
  giftId: string,
  requestId: string | null
): Promise<Map<string, number>> =>
  container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => unitsAskedByGift(manager, giftId, requestId))
