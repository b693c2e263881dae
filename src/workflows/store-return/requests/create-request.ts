import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId, Modules, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { invalid, keyReused } from "../../../core/errors"
import { enqueueJob } from "../../../core/jobs"
import { seal } from "../../../core/seal"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { addRequest, requestOfKey } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { RequestUnit, ReturnReason } from "../../../modules/store-return/types"
import { withOrderLocked } from "../desk/order-lock"
import type { WantedUnits } from "../desk/quote-return"
import type { DeskOrder } from "../desk/read-order"
import { letInQuoted } from "../desk/let-in-quoted"
import { beginReturn, freeReturn, giftMark } from "../medusa-return"
import { tellOfReturns } from "../tell-of-returns"
import { type AskedReturn, quoteAsked, receivingPlace } from "./asked-return"
import { EXPIRE_REQUEST_JOB, FREE_LOST_REQUEST_JOB, requestMark } from "./jobs/names"

const DAY_MS = 86_400_000
/** A request that is not written down by then was cut off. */
const CUT_OFF_MS = 5 * 60_000

export type NewRequestInput = AskedReturn<WantedUnits & { reason: ReturnReason }> & {
  /** null: a guest by the order's link, or the holder of a gift receipt. */
  customer_id: string | null
  /** Where the holder of the receipt wants to hear of it, if anywhere. */
  gift?: { email?: string }
  idempotency_key?: string
}

/**
 * Writes down what a shopper will bring or send back. From then on its units are held by a return of Medusa's, so that
 * no other return gets them. Once per key.
 * @returns the request's id
 * @throws as `receivingPlace`, `quoteAsked`, `letIn`; CONFLICT `idempotency_conflict`
 */
export async function createReturnRequest(
  container: MedusaContainer,
  input: NewRequestInput
): Promise<string> {
  const { order_id, units, way, retail_store_id, gift } = input
  const input_hash = canonicalHash([
    ...[order_id, units, way, retail_store_id],
    ...(gift ? [gift.receipt.id] : []),
  ])
  const key = keyOf(input)
  const location_id = await receivingPlace(container, input)
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  return await withOrderLocked(container, order_id, async () => {
    const known =
      key === null
        ? undefined
        : await desk.reading((manager) => requestOfKey(manager, order_id, key))
    if (known && known.input_hash !== input_hash) {
      throw keyReused()
    }
    return known?.id ?? (await write(container, input, { input_hash, location_id }))
  })
}

/** Buyer and holder know nothing of each other: neither meets the other's keys. */
const keyOf = ({ idempotency_key, gift }: NewRequestInput): string | null =>
  idempotency_key === undefined
    ? null
    : gift
      ? `${gift.receipt.id}:${idempotency_key}`
      : idempotency_key

async function write(
  container: MedusaContainer,
  input: NewRequestInput,
  { input_hash, location_id }: { input_hash: string; location_id: string | null }
): Promise<string> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { order, ...quoted } = await quoteAsked(container, input)
  letInQuoted({ order, ...quoted }, null)
  const id = generateEntityId(undefined, "rrq")
  // Should this process end before the request is written down, its units are free again soon.
  await desk.inTransaction((manager) =>
    enqueueJob(
      manager,
      FREE_LOST_REQUEST_JOB,
      { request_id: id, order_id: order.id },
      { run_at: new Date(input.now.getTime() + CUT_OFF_MS) }
    )
  )
  const medusa_return_id = await hold(container, input, { id, location_id })
  const expires_at = new Date(input.now.getTime() + desk.options.returns.requestDays * DAY_MS)
  try {
    await desk.inTransaction(async (manager) => {
      await addRequest(manager, desk.secret, {
        ...{ id, medusa_return_id, input_hash, expires_at },
        order_id: order.id,
        order_display_id: order.display_id,
        way: input.way,
        retail_store_id: input.retail_store_id ?? null,
        asked_by: input.customer_id ? "shopper" : "guest",
        customer_id: input.customer_id,
        gift_receipt_id: input.gift?.receipt.id ?? null,
        receiver: input.gift?.email ? seal(desk.secret, input.gift.email) : null,
        idempotency_key: keyOf(input),
        asked_at: input.now,
        units: unitsOf(order, input),
      })
      await enqueueJob(manager, EXPIRE_REQUEST_JOB, { request_id: id }, { run_at: expires_at })
    })
  } catch (error) {
    await freeReturn(container, medusa_return_id)
    throw error
  }
  await container.resolve(Modules.EVENT_BUS).emit({
    name: OrderWorkflowEvents.RETURN_REQUESTED,
    data: { order_id: order.id, return_id: medusa_return_id },
  })
  await tellOfReturns(container, { requested: id })
  return id
}

const SERIALIZATION_FAILURE = "40001"

/** @throws INVALID_DATA `units_not_returnable` when another road took them since the quote */
async function hold(
  container: MedusaContainer,
  { order_id, units, gift }: NewRequestInput,
  { id, location_id }: { id: string; location_id: string | null }
): Promise<string> {
  const quantities = new Map<string, number>()
  for (const { line_item_id, quantity } of units) {
    quantities.set(line_item_id, (quantities.get(line_item_id) ?? 0) + quantity)
  }
  try {
    return await beginReturn(
      container,
      {
        order_id,
        location_id,
        mark: { ...requestMark(id), ...giftMark(gift?.receipt.id ?? null) },
      },
      [...quantities].map(([line, quantity]) => ({ id: line, quantity }))
    )
  } catch (error) {
    if ((error as { code?: string }).code === SERIALIZATION_FAILURE) {
      throw invalid("units_not_returnable", "Some of these units have come back meanwhile")
    }
    throw error
  }
}

/** Units of one line and reason together, however often they were named. */
function unitsOf(order: DeskOrder, { units }: NewRequestInput): RequestUnit[] {
  const together = new Map<string, RequestUnit>()
  for (const { line_item_id, reason, quantity } of units) {
    const key = `${line_item_id} ${reason}`
    const { title } = order.lines.find(({ id }) => id === line_item_id)!
    const before = together.get(key)?.quantity ?? 0
    together.set(key, {
      ...{ order_line_item_id: line_item_id, reason, title },
      quantity: before + quantity,
    })
  }
  return [...together.values()]
}
