import { DELIVERY_OPTIONS } from "../data/brand"
import { CUSTOMERS, type DemoCustomer, mailOf } from "../data/customers"
import { plannedProducts } from "./catalogue"
import { type Random, randomFrom } from "./random"

export type PlannedLine = { sku: string; quantity: number }
export type PlannedOrder = {
  /** Kept with the order, so that a second run knows it. */
  key: string
  customer: DemoCustomer
  placed_at: Date
  canceled: boolean
  delivery: (typeof DELIVERY_OPTIONS)[number]
  lines: PlannedLine[]
}

const DAY_MS = 86_400_000
const MONTHS = 14
const DAYS_BACK = Math.round(MONTHS * 30.4)
/** Everything that was ordered has arrived by now. */
const NEWEST_DAYS = 12

/** The past of every customer, oldest order first. */
export function plannedOrders(now: Date): PlannedOrder[] {
  const skus = plannedProducts().map(({ variants }) => variants.map(({ sku }) => sku))
  return CUSTOMERS.flatMap((customer) =>
    Array.from({ length: customer.orders }, (_, index) => planOrder(customer, index, now, skus))
  ).sort((a, b) => a.placed_at.getTime() - b.placed_at.getTime())
}

function planOrder(
  customer: DemoCustomer,
  index: number,
  now: Date,
  skus: string[][]
): PlannedOrder {
  const key = `${mailOf(customer)}/${index + 1}`
  const random = randomFrom(`order/${key}`)
  return {
    key,
    customer,
    placed_at: momentBefore(now, random),
    canceled: random.next() < 0.12,
    delivery: random.pick(DELIVERY_OPTIONS),
    lines: planLines(random, skus),
  }
}

/** A moment between 9 and 23 o'clock in Moscow. */
function momentBefore(now: Date, random: Random): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const day = midnight - random.between(NEWEST_DAYS, DAYS_BACK) * DAY_MS
  return new Date(day + random.between(6 * 60, 20 * 60) * 60_000 + random.between(0, 59) * 1000)
}

function planLines(random: Random, skus: string[][]): PlannedLine[] {
  const wanted = random.pick([1, 1, 1, 2, 2, 3])
  const chosen = new Set(Array.from({ length: wanted }, () => random.pick(skus)))
  return [...chosen].map((variants) => ({
    sku: random.pick(variants),
    quantity: random.next() < 0.08 ? 2 : 1,
  }))
}
