import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import type { SaidOfUnit } from "../../../modules/store-return/domain/condition"
import type { DeskRole } from "../../../modules/store-return/domain/overrides"
import { POINTS_TENDER } from "../../../modules/store-return/domain/quote"
import type { AdminGiftQuote } from "../../../types/gift-receipts"
import type { WantedGoods } from "../exchange/quote-exchange"
import { quoteReturnOf, type WantedUnits } from "../desk/quote-return"
import { quoteTold } from "../desk/quote-told"
import { readGiftReceipt } from "./find-gift"
import { giftConditions } from "./gift-conditions"

/** Goods brought to a store's desk with a gift receipt. */
export type GiftVisit<Units extends WantedUnits = WantedUnits & SaidOfUnit> = {
  gift_receipt_id: string
  retail_store_id: string
  /** What the holder asked to return before. */
  request_id?: string
  units: readonly Units[]
  /** What the holder wants instead. */
  new_units?: readonly WantedGoods[]
  now: Date
}

/**
 * What a return by a gift receipt would mean, for somebody of this role; not a word of money.
 * @throws as `giftConditions`, `quoteReturnOf`; NOT_FOUND `gift_receipt_not_found`; CONFLICT `gift_not_exchanged`
 */
export async function quoteGift(
  container: MedusaContainer,
  { gift_receipt_id, retail_store_id, request_id, units, new_units, now }: GiftVisit,
  role: DeskRole
): Promise<AdminGiftQuote> {
  refuseExchange(new_units)
  const gift = await readGiftReceipt(container, gift_receipt_id)
  const conditions = await giftConditions(container, gift, {
    ...{ way: "store", retail_store_id, request_id, units, now },
  })
  const quoted = await quoteReturnOf(container, gift.order_id, units, conditions)
  const { policy_version, may_override, units: told } = quoteTold(quoted, role)
  return {
    ...{ policy_version, may_override },
    has_value: quoted.legs.some(({ tender }) => tender !== POINTS_TENDER),
    units: told.map(({ line_item_id, returnable_until, refusals }) => ({
      ...{ line_item_id, returnable_until, refusals },
    })),
  }
}

/**
 * Goods that went out would be lines of the buyer's order, hers to return for her money.
 * @throws CONFLICT `gift_not_exchanged`
 */
export function refuseExchange(new_units: readonly WantedGoods[] = []): void {
  if (new_units.length > 0) {
    throw conflict(
      "gift_not_exchanged",
      "new_units: goods of a gift receipt are not exchanged: take them back, and sell the new ones for the gift card"
    )
  }
}
