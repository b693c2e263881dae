import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  createOrderFulfillmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/medusa/core-flows"
import { defineJob } from "../../../core/jobs"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { valueOfUnitsCollected } from "../../../modules/pickup/domain/value-kept"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupLineRow, PickupRow } from "../../../modules/pickup/types"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { readOrderMoney } from "../money/order-money"
import { recordCounterPayment, takeAuthorized } from "../money/take"
import { pickupOptionIds } from "../queries/pickup-option-ids"

const Payload = z.object({
  pickup_id: z.string(),
  event_id: z.string(),
  units: z.array(
    z.object({ order_line_item_id: z.string(), quantity: z.number().int().positive() })
  ),
})
type Units = z.infer<typeof Payload>["units"]

/**
 * After a hand-over: tells Medusa that the units were delivered, which takes them out of the store's stock, and
 * takes what is due. Each part may run again after a crash and happens once.
 */
export const finishHandOverJob = defineJob({
  name: "omni-finish-hand-over",
  schema: Payload,
  run: async ({ pickup_id, event_id, units }, { container, now }) => {
    const found = await readPickup(container, pickup_id)
    if (!found) {
      return
    }
    // The goods are gone whatever the payment says: stock first.
    await fulfil(container, found, { event_id, units, now })
    await takePayment(container, found)
  },
})

type Found = { pickup: PickupRow; lines: PickupLineRow[] }

async function takePayment(container: MedusaContainer, { pickup, lines }: Found): Promise<void> {
  // What went out in exchange was paid for at the desk.
  if (pickup.return_case_id !== null) {
    return
  }
  const money = await readOrderMoney(container, pickup.order_id)
  if (!pickup.pay_in_store) {
    return takeAuthorized(container, money)
  }
  const collected = lines.map((line) => ({
    order_line_item_id: line.order_line_item_id,
    quantity: line.collected_quantity,
  }))
  await recordCounterPayment(container, money, valueOfUnitsCollected(money.value, collected))
}

async function readPickup(container: MedusaContainer, id: string): Promise<Found | null> {
  return container.resolve<PickupModuleService>(PICKUP_MODULE).reading(async (manager) => {
    const [pickup] = await findPickups(manager, { column: "id", values: [id] })
    return pickup ? { pickup, lines: await linesOf(manager, [id]) } : null
  })
}

/** Medusa must find reserved exactly what it fulfils; the rest of each line waits aside meanwhile. */
async function parkRest(
  container: MedusaContainer,
  lines: PickupLineRow[],
  units: Units,
  now: Date
): Promise<void> {
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const ordered = new Map(lines.map((line) => [line.order_line_item_id, line.quantity]))
  await stock.park(
    units.map((unit) => ({
      line_item_id: unit.order_line_item_id,
      ordered_quantity: ordered.get(unit.order_line_item_id) ?? unit.quantity,
      fulfilled_now: unit.quantity,
    })),
    now
  )
}

type OrderGraph = {
  items: {
    id: string
    requires_shipping: boolean
    variant?: { product?: { shipping_profile?: { id: string } } }
  }[]
  shipping_methods: {
    shipping_option_id: string
    shipping_option?: { shipping_profile_id: string }
  }[]
  fulfillments: {
    id: string
    delivered_at: string | null
    canceled_at: string | null
    metadata: Record<string, unknown> | null
  }[]
}

async function readOrder(container: MedusaContainer, orderId: string): Promise<OrderGraph> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "items.id",
      "items.requires_shipping",
      "items.variant.product.shipping_profile.id",
      "shipping_methods.shipping_option_id",
      "shipping_methods.shipping_option.shipping_profile_id",
      "fulfillments.id",
      "fulfillments.delivered_at",
      "fulfillments.canceled_at",
      "fulfillments.metadata",
    ],
    filters: { id: orderId },
  })
  return (data as unknown as OrderGraph[])[0]!
}

/** Medusa's rule: one fulfilment holds items of one shipping profile, by an option of that profile. */
function groupsOf(
  order: OrderGraph,
  units: Units
): { key: string; option_id?: string; units: Units }[] {
  const groups = new Map<string, { key: string; option_id?: string; units: Units }>()
  for (const unit of units) {
    const item = order.items.find((candidate) => candidate.id === unit.order_line_item_id)
    const profile = item?.requires_shipping
      ? (item.variant?.product?.shipping_profile?.id ?? "")
      : ""
    const method = order.shipping_methods.find(
      (candidate) => candidate.shipping_option?.shipping_profile_id === profile
    )
    const group = groups.get(profile) ?? {
      key: profile,
      option_id: method?.shipping_option_id,
      units: [],
    }
    group.units.push(unit)
    groups.set(profile, group)
  }
  return [...groups.values()]
}

async function fulfil(
  container: MedusaContainer,
  { pickup, lines }: Found,
  { event_id, units, now }: { event_id: string; units: Units; now: Date }
): Promise<void> {
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const order = await readOrder(container, pickup.order_id)
  for (const group of groupsOf(order, units)) {
    const mark = `${event_id}:${group.key}`
    const existing = order.fulfillments.find(
      (candidate) => candidate.metadata?.omni_hand_over === mark && !candidate.canceled_at
    )
    if (!existing) {
      await parkRest(container, lines, group.units, now)
    }
    const fulfillmentId =
      existing?.id ??
      (await createFulfilment(container, pickup, await byOwnOption(container, pickup, group), mark))
    await stock.unpark(
      group.units.map((unit) => unit.order_line_item_id),
      now
    )
    if (!existing?.delivered_at) {
      await markOrderFulfillmentAsDeliveredWorkflow(container).run({
        input: { orderId: pickup.order_id, fulfillmentId },
      })
    }
  }
}

/** An order may have been delivered or sold at a till: goods of an exchange leave by the store's own pickup option. */
async function byOwnOption<Group extends { key: string; option_id?: string }>(
  container: MedusaContainer,
  { return_case_id, stock_location_id }: PickupRow,
  group: Group
): Promise<Group> {
  if (return_case_id === null) {
    return group
  }
  const [option_id] = await pickupOptionIds(container, stock_location_id, [group.key])
  return { ...group, option_id }
}

async function createFulfilment(
  container: MedusaContainer,
  pickup: PickupRow,
  group: { option_id?: string; units: Units },
  mark: string
): Promise<string> {
  const { result } = await createOrderFulfillmentWorkflow(container).run({
    input: {
      order_id: pickup.order_id,
      location_id: pickup.stock_location_id,
      shipping_option_id: group.option_id,
      items: group.units.map((unit) => ({ id: unit.order_line_item_id, quantity: unit.quantity })),
      metadata: { omni_hand_over: mark },
      no_notification: true,
    },
  })
  return result.id
}
