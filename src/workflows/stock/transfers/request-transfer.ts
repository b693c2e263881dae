import { createHash } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, invalid, keyReused, notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { GATHERING_STATUSES } from "../../../modules/pickup/domain/transitions"
import { findPickups } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STOCK_MODULE } from "../../../modules/stock"
import { readSteps } from "../../../modules/stock/operations/transfers"
import type { StockModuleService } from "../../../modules/stock/service"
import { findStoresBy } from "../queries/stores-of-places"
import { type AskedTransfer, requestedStep } from "./requested-step"

export type RequestTransferInput = AskedTransfer & { idempotency_key?: string }

/**
 * Asks one store to send goods to another; nothing moves yet. Once per key.
 * @returns the transfer's id
 * @throws INVALID_DATA `same_store`; NOT_FOUND `store_not_found`, `pickup_not_found`; CONFLICT `pickup_not_waiting`,
 *   `idempotency_conflict`
 */
export async function requestTransfer(
  container: MedusaContainer,
  input: RequestTransferInput
): Promise<string> {
  const { idempotency_key: _, ...asked } = input
  const { from_store_id, to_store_id, lines, note, pickup_id, now } = asked
  await assertTwoStores(container, from_store_id, to_store_id)
  if (pickup_id !== undefined) {
    await assertPickupWaits(container, pickup_id, to_store_id)
  }
  const transfer_id = idOf(input)
  const input_hash = canonicalHash([from_store_id, to_store_id, lines, note, pickup_id])
  const step = { ...requestedStep(transfer_id, asked), input_hash }
  const service = container.resolve<StockModuleService>(STOCK_MODULE)
  await service.recordTransferEvents({ steps: [step], received_at: now })
  const steps = await service.reading((manager) => readSteps(manager, [transfer_id]))
  if (steps.find(({ event_id }) => event_id === "requested")?.input_hash !== input_hash) {
    throw keyReused()
  }
  return transfer_id
}

/** A repeated request finds its transfer by its name. */
function idOf({ idempotency_key, user_id }: RequestTransferInput): string {
  if (idempotency_key === undefined) {
    return generateEntityId(undefined, "strf")
  }
  const mark = createHash("sha256").update(`${user_id}\n${idempotency_key}`).digest("hex")
  return `strf_${mark.slice(0, 26)}`
}

async function assertTwoStores(
  container: MedusaContainer,
  fromId: string,
  toId: string
): Promise<void> {
  if (fromId === toId) {
    throw invalid("same_store", "to_store_id: goods go to another store than they come from")
  }
  const stores = await findStoresBy(container, "id", [fromId, toId])
  if (stores.length < 2) {
    throw notFound("store_not_found", "There is no such store")
  }
}

/** A pickup of another store is none that the caller may name. */
async function assertPickupWaits(
  container: MedusaContainer,
  pickupId: string,
  storeId: string
): Promise<void> {
  const [pickup] = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => findPickups(manager, { column: "id", values: [pickupId] }))
  if (pickup?.retail_store_id !== storeId) {
    throw notFound("pickup_not_found", "pickup_id: the receiving store has no such pickup")
  }
  if (!GATHERING_STATUSES.includes(pickup.status)) {
    throw conflict("pickup_not_waiting", `A pickup that is ${pickup.status} waits for no goods`)
  }
}
