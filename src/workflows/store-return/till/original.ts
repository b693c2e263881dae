import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import type { OriginalPurchase } from "../../../modules/pos/domain/events/sale"
import type { PosModuleService } from "../../../modules/pos/service"
import type { TillAt } from "../../loyalty/till/origin"
import { originalOrder } from "../../pos/follow-up/original-order"

export type NamedUnits = { original_line_id: string; quantity: number }

export type Original<Line extends NamedUnits> = {
  order_id: string
  units: (Omit<Line, "original_line_id"> & { line_item_id: string })[]
  /** The line of a till's sale, or the order's, as the till named it. */
  nameOf: (lineItemId: string) => string
}

/** What a till names, as the order has it. @throws NOT_FOUND `order_not_found`, also while the order is being made */
export async function findOriginal<Line extends NamedUnits>(
  container: MedusaContainer,
  till: TillAt,
  { original, lines }: { original: OriginalPurchase; lines: readonly Line[] }
): Promise<Original<Line>> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const order = await originalOrder(pos, original, till.device_id)
  if (!order) {
    throw notFound("order_not_found", "The order of the sale has not been made yet")
  }
  const names = new Map(
    lines.map(({ original_line_id: name }) => [order.lineOf(name), name] as const)
  )
  return {
    order_id: order.order_id,
    units: lines.map(({ original_line_id, ...line }) => ({
      ...line,
      line_item_id: order.lineOf(original_line_id),
    })),
    nameOf: (lineItemId) => names.get(lineItemId) ?? lineItemId,
  }
}
