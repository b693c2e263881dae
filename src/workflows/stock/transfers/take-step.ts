import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, keyReused, notFound } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import type { SqlEntityManager } from "../../../core/sql"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { STOCK_MODULE } from "../../../modules/stock"
import {
  NEXT_STEPS,
  type TransferLine,
  transferOf,
  type TransferState,
} from "../../../modules/stock/domain/transfers"
import {
  lockSteps,
  readSteps,
  type TransferStepRow,
} from "../../../modules/stock/operations/transfers"
import type { StockModuleService } from "../../../modules/stock/service"
import type { StockChange } from "../../../modules/stock/types"
import { stockLocks } from "../item-locks"

export type StaffStep = {
  transfer_id: string
  kind: "sent" | "received" | "cancelled"
  /** undefined: all that was requested, or all that is still to come. */
  lines?: readonly TransferLine[]
  complete: boolean
  note?: string
  user_id: string
  /** A repeated request under one key happens once. */
  idempotency_key?: string
  now: Date
}

/**
 * A step that staff take: the goods move and the step is written down in one transaction.
 * @throws NOT_FOUND `transfer_not_found`; CONFLICT `transfer_step` (not now), `transfer_oversells` (fewer units are
 *   free), `idempotency_conflict`
 */
export async function takeTransferStep(container: MedusaContainer, step: StaffStep): Promise<void> {
  const service = container.resolve<StockModuleService>(STOCK_MODULE)
  const locks = stockLocks(container)
  const known = await service.reading((manager) => readSteps(manager, [step.transfer_id]))
  const items = [...(step.lines ?? []), ...transferOf(known).lines].map(
    (line) => line.inventory_item_id
  )
  const take = async (manager: SqlEntityManager, context: Context) => {
    await locks.inside(manager, items)
    const steps = await lockSteps(manager, step.transfer_id)
    const event_id = step.idempotency_key
      ? `${step.kind}:${step.idempotency_key}`
      : generateEntityId(undefined, "sts")
    const input_hash = canonicalHash([step.kind, step.lines, step.complete, step.note])
    if (isReplay(steps, event_id, input_hash)) {
      return
    }
    const state = transferOf(steps)
    assertNext(state, step.kind)
    const lines = step.lines ?? remaining(state, step.kind)
    assertLocked(lines, items)
    const changes = await changesOf(container, state, { ...step, lines, event_id })
    const facts = { changes, counts: [], received_at: step.now }
    const { oversold } = await service.applyFacts(facts, context)
    if (oversold.length > 0) {
      throw conflict("transfer_oversells", "The store has fewer free units than that")
    }
    const { from_store_id, to_store_id } = state
    const { transfer_id, kind, complete, note, user_id, now } = step
    const taken = { transfer_id, event_id, kind, from_store_id, to_store_id, lines, complete }
    const written = { ...taken, note, user_id, input_hash, occurred_at: now }
    await service.recordTransferEvents({ steps: [written], received_at: now }, context)
  }
  await locks.around(items, () => retryOnClash(() => service.inTransaction(take)))
}

/** A till may have added goods since we looked which to lock. */
function assertLocked(lines: readonly TransferLine[], items: readonly string[]): void {
  if (lines.some((line) => !items.includes(line.inventory_item_id))) {
    throw conflict("transfer_step", "The transfer has changed meanwhile; look at it again")
  }
}

function isReplay(steps: readonly TransferStepRow[], eventId: string, hash: string): boolean {
  const earlier = steps.find((step) => step.event_id === eventId)
  if (earlier && earlier.input_hash !== hash) {
    throw keyReused()
  }
  return earlier !== undefined
}

function assertNext(state: TransferState, kind: StaffStep["kind"]): void {
  if (!NEXT_STEPS[state.status].includes(kind)) {
    throw conflict("transfer_step", `A transfer that is ${state.status} cannot be ${kind}`)
  }
}

/** All that was requested leaves; all that is still to come arrives. */
function remaining(state: TransferState, kind: StaffStep["kind"]): TransferLine[] {
  return state.lines
    .map(({ inventory_item_id, requested, sent, received }) => ({
      inventory_item_id,
      quantity: kind === "sent" ? requested : kind === "received" ? sent - received : 0,
    }))
    .filter((line) => line.quantity > 0)
}

async function changesOf(
  container: MedusaContainer,
  state: TransferState,
  step: StaffStep & { lines: readonly TransferLine[]; event_id: string }
): Promise<StockChange[]> {
  if (step.kind === "cancelled") {
    return []
  }
  const isSending = step.kind === "sent"
  const storeId = isSending ? state.from_store_id : state.to_store_id
  if (storeId === null) {
    throw notFound("transfer_not_found", "There is no such transfer")
  }
  const { stock_location_id } = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveStore(storeId)
  return step.lines.map(({ inventory_item_id, quantity }) => ({
    inventory_item_id,
    stock_location_id,
    quantity: isSending ? -quantity : quantity,
    reason: isSending ? "transferred_out" : "received",
    occurred_at: step.now,
    source: { reference: `transfer:${step.transfer_id}:${step.event_id}` },
  }))
}
