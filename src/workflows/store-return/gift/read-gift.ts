import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  giftCode,
  giftLink,
  lastWindowEnd,
  unitsOnReceipt,
} from "../../../modules/store-return/domain/gift-receipt"
import { quoteReturn } from "../../../modules/store-return/domain/quote"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt, ReturnRequest } from "../../../modules/store-return/types"
import type {
  AdminGiftReceipt,
  GiftReceiptGoods,
  MadeGiftReceipt,
  StoreGiftReceipt,
} from "../../../types/gift-receipts"
import { giftPage } from "../../notices/guest-page"
import { readCentre } from "../desk/disposition-places"
import { refusalOf } from "../desk/quote-return"
import { type DeskLine, type DeskOrder, readDeskOrder } from "../desk/read-order"
import { unitsAwaited } from "../medusa-return"
import { readOrderPolicy } from "../policy/assess-order"
import { askedByOthers } from "./gift-conditions"

const deskOf = (container: MedusaContainer) =>
  container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)

/** A gift receipt for who made it. Token and code are made anew: they are stored nowhere. */
export async function madeGiftReceipt(
  container: MedusaContainer,
  gift: GiftReceipt
): Promise<MadeGiftReceipt> {
  const { options, secret } = deskOf(container)
  const order = await readDeskOrder(container, gift.order_id)
  const code = giftCode.derive(secret, gift.id, gift.code_issue)
  const token = giftLink.sign(secret, gift)
  return {
    ...{ id: gift.id, token, code },
    url: giftPage(token, options),
    code_qr_svg: await giftCode.qrSvg(code),
    expires_at: gift.expires_at.toISOString(),
    lines: linesOf(gift, order).map(({ line, quantity }) => goodsOf(line, quantity)),
  }
}

/** A gift receipt for its holder. */
export async function storeGiftReceipt(
  container: MedusaContainer,
  gift: GiftReceipt,
  now: Date
): Promise<StoreGiftReceipt> {
  const { options, secret } = deskOf(container)
  const { id, expires_at, lines } = await adminGiftReceipt(container, gift, { now })
  const code = giftCode.derive(secret, gift.id, gift.code_issue)
  return {
    ...{ id, code, expires_at },
    code_qr_svg: await giftCode.qrSvg(code),
    post_offered: options.returns.postLocationId !== undefined,
    lines: lines.map(({ variant_id: _, sku: __, barcode: ___, ...line }) => line),
  }
}

/**
 * A gift receipt for the desk.
 * @param request what its holder asked to return: its units may come back
 */
export async function adminGiftReceipt(
  container: MedusaContainer,
  gift: GiftReceipt,
  { request, now }: { request?: ReturnRequest; now: Date }
): Promise<AdminGiftReceipt> {
  const [asked, held] = await Promise.all([
    askedByOthers(container, gift.id, request?.id ?? null),
    request ? unitsAwaited(container, request.medusa_return_id) : null,
  ])
  const order = await readDeskOrder(container, gift.order_id, held ?? undefined)
  const left = unitsOnReceipt(gift.lines, asked)
  const isClosed = refusalOf(order) !== null
  const lines = linesOf(gift, order).map(({ line, quantity }) => ({
    ...{ line, quantity },
    returnable: isClosed ? 0 : Math.min(left.get(line.id) ?? 0, line.returnable),
  }))
  const ends = await windowEnds(container, order, lines, now)
  return {
    ...{ id: gift.id, expires_at: gift.expires_at.toISOString() },
    centre: await readCentre(container),
    lines: lines.map(({ line, quantity, returnable }) => ({
      ...goodsOf(line, quantity),
      ...{ variant_id: line.variant_id, sku: line.sku, barcode: line.barcode, returnable },
      returnable_until: ends.get(line.id)?.toISOString() ?? null,
    })),
  }
}

/** An edit of the order may have taken a line out of it. */
const linesOf = (gift: GiftReceipt, order: DeskOrder): { line: DeskLine; quantity: number }[] =>
  gift.lines.flatMap(({ line_item_id, quantity }) => {
    const line = order.lines.find(({ id }) => id === line_item_id)
    return line ? [{ line, quantity }] : []
  })

const goodsOf = (
  { id, title, variant_title, thumbnail }: DeskLine,
  quantity: number
): GiftReceiptGoods => ({ line_item_id: id, title, variant_title, thumbnail, quantity })

/** When the last window of a line's units ends that may come back. */
async function windowEnds(
  container: MedusaContainer,
  order: DeskOrder,
  lines: readonly { line: DeskLine; returnable: number }[],
  now: Date
): Promise<Map<string, Date>> {
  const back = lines.map(({ line, returnable }) => ({ line_id: line.id, quantity: returnable }))
  const { assess } = await readOrderPolicy(container, order.id, {
    ...{ way: "store", retail_store_id: null, receipt_shown: true, is_gift: true, now },
  })
  const assessed = await assess(quoteReturn(order, back).units, order.currency_code)
  const ends = new Map<string, Date>()
  for (const { line_id, returnable_until } of assessed) {
    if (returnable_until) {
      ends.set(line_id, lastWindowEnd([ends.get(line_id) ?? null, returnable_until]))
    }
  }
  return ends
}
