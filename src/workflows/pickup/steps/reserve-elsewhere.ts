import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { openLines } from "../../../modules/pickup/operations/open-lines"
import { holderOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow } from "../../../modules/pickup/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { readPickupRow } from "../commands/store-of"
import { demandAt } from "../queries/demand-at"
import { moveTo } from "../stock/move-to"
import { moveToWarehouse } from "../stock/move-to-warehouse"

const HOLD_MS = 5 * 60_000

type Moved = {
  line_item_ids: string[]
  from_location_id: string
  reference: string
  holder: string
}

async function lineIdsOf(container: MedusaContainer, pickup: PickupRow): Promise<string[]> {
  const lines = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => openLines(manager, pickup.id))
  return lines.map((line) => line.order_line_item_id)
}

async function undoMove(container: MedusaContainer, moved: Moved): Promise<void> {
  await moveTo(container, moved.line_item_ids, moved.from_location_id, `${moved.reference}:undo`)
  await container.resolve<PickupModuleService>(PICKUP_MODULE).releaseHolds(moved.holder, new Date())
}

function assertRejected(pickup: PickupRow): void {
  if (pickup.status !== "rejected") {
    throw conflict(
      "pickup_not_rejected",
      "Another way can be chosen only after a store could not serve the order"
    )
  }
}

/**
 * The units of a rejected pickup are held and reserved in another store instead. Undone, they are reserved
 * where they were.
 * @throws CONFLICT `store_out_of_stock`, `pickup_not_rejected`.
 */
export const reserveInStoreStep = createStep(
  "omni-reserve-in-store",
  async (input: { pickup_id: string; retail_store_id: string }, { container }) => {
    const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const pickup = await readPickupRow(container, input.pickup_id)
    assertRejected(pickup)
    const store = await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .retrieveStore(input.retail_store_id)
    if (pickup.pay_in_store && !store.pay_in_store_enabled) {
      throw conflict("pay_in_store_disabled", "That store takes no payment at the counter")
    }
    const lines = await service.reading((manager) => openLines(manager, pickup.id))
    const now = new Date()
    const stockLines = lines.map((line) => ({ ...line, id: line.order_line_item_id }))
    const holder = holderOf(pickup)
    await service.takeHolds({
      cart_id: holder,
      stock_location_id: store.stock_location_id,
      demand: await demandAt(container, store.id, stockLines),
      expires_at: new Date(now.getTime() + HOLD_MS),
      now,
    })
    const moved: Moved = {
      line_item_ids: lines.map((line) => line.order_line_item_id),
      from_location_id: pickup.stock_location_id,
      reference: `reroute:${pickup.id}:${pickup.version}:${now.getTime()}`,
      holder,
    }
    await moveTo(container, moved.line_item_ids, store.stock_location_id, moved.reference)
    await service.releaseHolds(holder, now)
    return new StepResponse({ stock_location_id: store.stock_location_id }, moved)
  },
  async (moved, { container }) => {
    if (moved) {
      await undoMove(container, moved)
    }
  }
)

/**
 * The units of a rejected pickup are reserved in a place that delivers: one of the order's sales channel that
 * is no store. Undone, they are reserved where they were.
 * @throws CONFLICT `delivery_out_of_stock`, `pickup_not_rejected`.
 */
export const reserveForDeliveryStep = createStep(
  "omni-reserve-for-delivery",
  async (input: { pickup_id: string }, { container }) => {
    const pickup = await readPickupRow(container, input.pickup_id)
    assertRejected(pickup)
    if (pickup.pay_in_store) {
      throw conflict(
        "pay_in_store_not_deliverable",
        "An order paid at the counter cannot be delivered: order it anew"
      )
    }
    const lineIds = await lineIdsOf(container, pickup)
    const reference = `convert:${pickup.id}:${pickup.version}:${Date.now()}`
    const locationId = await moveToWarehouse(container, {
      order_id: pickup.order_id,
      line_item_ids: lineIds,
      reference,
    })
    if (!locationId) {
      throw conflict(
        "delivery_out_of_stock",
        "This order cannot be delivered: no warehouse has all of it"
      )
    }
    const moved: Moved = {
      line_item_ids: lineIds,
      from_location_id: pickup.stock_location_id,
      reference,
      holder: holderOf(pickup),
    }
    return new StepResponse({ stock_location_id: locationId }, moved)
  },
  async (moved, { container }) => {
    if (moved) {
      await undoMove(container, moved)
    }
  }
)
