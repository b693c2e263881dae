import type { MedusaContainer } from "@medusajs/framework/types"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, invalid, keyReused } from "../../../core/errors"
import { DAY_MS } from "../../../core/zone"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  allGiveable,
  type GiftUnits,
  giveableUnits,
  lastWindowEnd,
  togetherByLine,
} from "../../../modules/store-return/domain/gift-receipt"
import { quoteReturn } from "../../../modules/store-return/domain/quote"
import {
  addGiftReceipt,
  giftReceiptOfKey,
} from "../../../modules/store-return/operations/gift-receipts"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt, GiftReceiptRow } from "../../../modules/store-return/types"
import { letInQuoted } from "../desk/let-in-quoted"
import { withOrderLocked } from "../desk/order-lock"
import { refusalOf } from "../desk/quote-return"
import { type DeskOrder, readDeskOrder } from "../desk/read-order"
import { readOrderPolicy } from "../policy/assess-order"
import { readGiftReceipt } from "./find-gift"

const HOUR_MS = 3_600_000

export type NewGiftInput = Pick<GiftReceiptRow, "order_id" | "made_by" | "made_by_id"> & {
  /** Left out: all that may still be given away. */
  units?: readonly GiftUnits[]
  idempotency_key?: string
  now: Date
}

/**
 * Makes a gift receipt of an order. Its link opens until the last window of its goods ends and what was asked for in
 * time has come; goods that are under way are taken to arrive while a guest's link would live. Once per key.
 * @throws NOT_FOUND `order_not_found`; INVALID_DATA `units_not_returnable`; CONFLICT `order_cancelled`,
 *   `order_not_paid`, `too_many_gift_receipts`, `idempotency_conflict`; as `letIn` for goods that never come back
 */
export async function makeGiftReceipt(
  container: MedusaContainer,
  input: NewGiftInput
): Promise<GiftReceipt> {
  const { order_id, idempotency_key: key } = input
  const input_hash = canonicalHash([order_id, input.units])
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const id = await withOrderLocked(container, order_id, async () => {
    const known =
      key === undefined
        ? undefined
        : await desk.reading((manager) => giftReceiptOfKey(manager, order_id, key))
    if (known && known.input_hash !== input_hash) {
      throw keyReused()
    }
    return known?.id ?? (await write(container, input, input_hash))
  })
  return await readGiftReceipt(container, id)
}

async function write(
  container: MedusaContainer,
  { order_id, units, made_by, made_by_id, idempotency_key, now }: NewGiftInput,
  input_hash: string
): Promise<string> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const order = await readDeskOrder(container, order_id)
  const refusal = refusalOf(order)
  if (refusal) {
    throw conflict(refusal.code, refusal.message)
  }
  const wanted = units ? chosenOf(order, units) : allGiveable(order.lines)
  const { given, ends_at } = await promised(container, order, { wanted, all: !units, now })
  const { requestDays } = desk.options.returns
  return await desk.inTransaction((manager) =>
    addGiftReceipt(manager, desk.secret, {
      ...{ order_id, made_by, made_by_id, input_hash, created_at: now, units: given },
      idempotency_key: idempotency_key ?? null,
      expires_at: new Date(ends_at.getTime() + requestDays * DAY_MS),
    })
  )
}

/** @throws INVALID_DATA `units_not_returnable` */
function chosenOf(order: DeskOrder, units: readonly GiftUnits[]): GiftUnits[] {
  const chosen = togetherByLine(units)
  for (const { line_item_id, quantity } of chosen) {
    const line = order.lines.find(({ id }) => id === line_item_id)
    const most = line ? giveableUnits(line) : 0
    if (quantity > most) {
      throw invalid(
        "units_not_returnable",
        `units: of "${line?.title ?? line_item_id}" ${most} may go on a gift receipt, and ${quantity} are asked for`
      )
    }
  }
  return chosen
}

/**
 * What of these units the policy lets come back, and until when.
 * @throws as `letIn` when it refuses what was chosen, or all there is; INVALID_DATA `units_not_returnable`
 */
async function promised(
  container: MedusaContainer,
  order: DeskOrder,
  { wanted, all, now }: { wanted: GiftUnits[]; all: boolean; now: Date }
): Promise<{ given: GiftUnits[]; ends_at: Date }> {
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { policy, assess } = await readOrderPolicy(container, order.id, {
    ...{ way: "store", retail_store_id: null, receipt_shown: true, is_gift: true, now },
    arrives_at: new Date(now.getTime() + options.pickup.guestLinkHours * HOUR_MS),
  })
  const back = wanted.map(({ line_item_id, quantity }) => ({ line_id: line_item_id, quantity }))
  const assessed = await assess(quoteReturn(order, back).units, order.currency_code)
  const refused = new Set(
    assessed.filter(({ refusals }) => refusals.length > 0).map(({ line_id }) => line_id)
  )
  const given = wanted.filter(({ line_item_id }) => !refused.has(line_item_id))
  if (!all || given.length === 0) {
    letInQuoted({ order, policy, assessed }, null)
  }
  if (given.length === 0) {
    throw invalid("units_not_returnable", "units: nothing of this order may come back any more")
  }
  const ends = assessed.filter(({ line_id }) => !refused.has(line_id))
  return { given, ends_at: lastWindowEnd(ends.map(({ returnable_until }) => returnable_until)) }
}
