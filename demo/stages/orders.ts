import type { OrderDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { backdate } from "../lib/backdate"
import { chunksOf } from "../lib/chunks"
import { customerIds } from "../lib/customers"
import type { Demo, Stage } from "../lib/demo"
import { deliver } from "../lib/order-delivery"
import { ORDER_KEY, orderInput } from "../lib/order-input"
import { pay } from "../lib/order-payment"
import { type PlannedOrder, plannedOrders } from "../lib/order-plan"
import { readSurroundings } from "../lib/order-surroundings"

const ORDERS_PER_CALL = 20

/**
 * The orders of the past: paid, sent from the centre, delivered; some cancelled. They are history: today's
 * stock is not touched and nobody is sent anything.
 */
export const ordersStage: Stage = {
  name: "orders",
  async run(demo) {
    const planned = plannedOrders(demo.now)
    const finished = await finishedKeys(demo)
    const missing = planned.filter(({ key }) => !finished.has(key))
    const around = await readSurroundings(demo.container)
    let done = planned.length - missing.length
    for (const plans of chunksOf(missing, ORDERS_PER_CALL)) {
      const orders = await demo.container
        .resolve(Modules.ORDER)
        .createOrders(plans.map((plan) => orderInput(plan, around)))
      await settle(demo, plans, orders)
      done += plans.length
      demo.say(`    ${done} of ${planned.length} orders`)
    }
    await dateCustomers(demo, planned)
    const canceled = planned.filter((plan) => plan.canceled).length
    return `${planned.length} past orders, ${canceled} of them cancelled`
  },
}

/** Orders that went all the way. What a killed run left half-done is removed, to be made anew. */
async function finishedKeys({ container }: Demo): Promise<Set<string>> {
  const service = container.resolve(Modules.ORDER)
  const customers = await customerIds(container)
  const orders = await service.listOrders(
    { customer_id: [...customers.values()] },
    { select: ["id", "status", "metadata"], take: 10_000 }
  )
  const ours = orders.filter(({ metadata }) => typeof metadata?.[ORDER_KEY] === "string")
  const torsos = ours.filter(({ status }) => status === "pending")
  if (torsos.length) {
    await service.deleteOrders(torsos.map(({ id }) => id))
  }
  const whole = ours.filter(({ status }) => status !== "pending")
  return new Set(whole.map(({ metadata }) => String(metadata?.[ORDER_KEY])))
}

async function settle(demo: Demo, plans: PlannedOrder[], orders: OrderDTO[]): Promise<void> {
  const service = demo.container.resolve(Modules.ORDER)
  const byKey = new Map(orders.map((order) => [order.metadata?.[ORDER_KEY], order]))
  const pairs = plans.map((plan) => ({ plan, order: byKey.get(plan.key)! }))
  await pay(demo.container, pairs)
  await deliver(
    demo.container,
    pairs.filter(({ plan }) => !plan.canceled)
  )
  // The dates first: an order that is no longer pending counts as finished.
  await backdate(
    demo.container,
    "order",
    pairs.map(({ plan, order }) => ({ id: order.id, at: plan.placed_at }))
  )
  const idsWhere = (canceled: boolean) =>
    pairs.filter(({ plan }) => plan.canceled === canceled).map(({ order }) => order.id)
  await service.cancel(idsWhere(true))
  await service.completeOrder(idsWhere(false))
  await backdate(
    demo.container,
    "order",
    pairs.map(({ plan, order }) => ({ id: order.id, at: plan.placed_at }))
  )
}

/** A customer is as old as the first order. */
async function dateCustomers({ container }: Demo, planned: PlannedOrder[]): Promise<void> {
  const ids = await customerIds(container)
  const firsts = new Map<string, Date>()
  for (const { key, placed_at } of planned) {
    const email = key.split("/")[0]!
    firsts.set(email, firsts.get(email) ?? placed_at)
  }
  const rows = [...firsts].map(([email, at]) => ({ id: ids.get(email)!, at }))
  await backdate(container, "customer", rows)
}
