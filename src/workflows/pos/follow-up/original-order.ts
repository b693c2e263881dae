import { findDocument } from "../../../modules/pos/operations/documents"
import { findSales } from "../../../modules/pos/operations/inbox"
import type { PosModuleService } from "../../../modules/pos/service"
import type { OriginalPurchase } from "../../../modules/pos/domain/events/sale"
import { lineIdOf } from "./ids"

export type OriginalOrder = {
  order_id: string
  /** The order's line for a line as the till names it. */
  lineOf: (lineId: string) => string
}

/** The order that a till means by what was bought; null: the order of the sale has not been made yet, or never was. */
export async function originalOrder(
  pos: PosModuleService,
  original: OriginalPurchase,
  deviceId: string
): Promise<OriginalOrder | null> {
  if ("order_id" in original) {
    return { order_id: original.order_id, lineOf: (lineId) => lineId }
  }
  return await pos.reading(async (manager) => {
    const sales = await findSales(manager, [original.sale_event_id])
    const sale = sales.find(({ device_id }) => device_id === deviceId) ?? sales[0]
    const document = sale && (await findDocument(manager, sale))
    return sale && document?.order_id
      ? { order_id: document.order_id, lineOf: (lineId) => lineIdOf(sale, lineId) }
      : null
  })
}
