import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import type { OriginalPurchase } from "../../../modules/pos/domain/events/sale"
import type { PosModuleService } from "../../../modules/pos/service"
import type { LoyaltyReturnPreview } from "../../../types/loyalty-returns"
import { originalOrder } from "../../pos/follow-up/original-order"
import { previewReturn } from "../queries/return-preview"
import type { TillAt } from "./origin"

export type TillReturn = {
  original: OriginalPurchase
  lines: readonly { original_line_id: string; quantity: number }[]
}

/** What a return at a till would do to points. @throws as `previewReturn`; NOT_FOUND `order_not_found` */
export async function previewTillReturn(
  container: MedusaContainer,
  till: TillAt,
  { original, lines }: TillReturn
): Promise<LoyaltyReturnPreview> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const order = await originalOrder(pos, original, till.device_id)
  if (!order) {
    throw notFound("order_not_found", "The order of the sale has not been made yet")
  }
  const items = lines.map(({ original_line_id, quantity }) => ({
    line_item_id: order.lineOf(original_line_id),
    quantity,
  }))
  return await previewReturn(container, { order_id: order.order_id, items }, till.now)
}
