/** A purse of points through HTTP alone: earned by an order, spent on the next one, and whole again when that comes back. */
import { strict as assert } from "node:assert"
import { signUp } from "./shopper.mjs"

const ANNA = { email: "anna@example.com", password: "a password of Anna's" }
const COATS = 2

/** A point for each hundred roubles, spent as a rouble, with nothing to wait for. */
const PROGRAMME = {
  handle: "club",
  name: "Club",
  rules: {
    time_zone: "Europe/Moscow",
    earning: { rates: { rub: { points: 1, per: 10000 } } },
    vesting: { return_window_days: 0 },
    spending: { values: { rub: 100 } },
  },
}

/** Sends back one unit of an order that was collected. */
async function returnOne({ admin, locationId }, orderId) {
  const { order } = await admin("GET", `/orders/${orderId}?fields=*items`)
  const items = [{ id: order.items[0].id, quantity: 1 }]
  const { return: asked } = await admin("POST", "/returns", { order_id: orderId, location_id: locationId })
  await admin("POST", `/returns/${asked.id}/request-items`, { items })
  await admin("POST", `/returns/${asked.id}/request`, {})
  await admin("POST", `/returns/${asked.id}/receive`, {})
  await admin("POST", `/returns/${asked.id}/receive-items`, { items })
  await admin("POST", `/returns/${asked.id}/receive/confirm`, {})
}

/** Earns online, collects, pays for the next order with points, and returns that by halves. Every figure is exact. */
export async function earnSpendAndReturn(counter) {
  const { admin, eventually, order, collect, stock } = counter
  await stock(2 * COATS)
  await admin("POST", "/loyalty/programmes", PROGRAMME)
  const anna = await signUp(counter, ANNA)
  await anna("POST", "/loyalty", {})
  const purse = async () => {
    const { available, pending, held, debt } = (await anna("GET", "/loyalty")).loyalty.member
    return { available, pending, held, debt }
  }
  /** Points follow the order in the background; nothing else may happen to them on the way. */
  const purseIs = async (what, expected) => {
    await eventually(what, async () => (await purse()).available === expected.available && (await purse()).pending === expected.pending)
    assert.deepEqual(await purse(), { pending: 0, held: 0, debt: 0, ...expected }, what)
  }
  const totals = async (id) => {
    const { order: found } = await admin("GET", `/orders/${id}?fields=total,tax_total,discount_total,credit_line_total,summary.*`)
    assert.equal(found.credit_line_total, 0, "points are no credit lines")
    return { total: found.total, owed: found.summary.pending_difference }
  }

  const first = await order(anna, COATS)
  await purseIs("points that wait for collection", { available: 0, pending: 198 })
  await collect(first.id)
  await purseIs("points that may be spent", { available: 198, pending: 0 })

  const paid = await order(anna, COATS, async (cartId) => {
    const { loyalty } = await anna("POST", `/carts/${cartId}/loyalty`, { points: 198 })
    assert.deepEqual([loyalty.applied.points, loyalty.applied.amount], [198, 198_00])
  })
  assert.equal(paid.total, 19_602, "the order costs less by the worth of the points")
  await purseIs("points that are spent, and earned by what was paid", { available: 0, pending: 196 })
  await collect(paid.id)
  await purseIs("points of the second order", { available: 196, pending: 0 })
  const before = await totals(paid.id)

  await returnOne(counter, paid.id)
  await purseIs("half of them back", { available: 196 - 98 + 99, pending: 0 })
  assert.deepEqual(await totals(paid.id), { total: 9_801, owed: before.owed - 9_801 })
  await returnOne(counter, paid.id)
  await purseIs("all of them back, as if nothing had been bought", { available: 198, pending: 0 })
  assert.deepEqual(await totals(paid.id), { total: 0, owed: before.owed - 19_602 })
}
