import { between, pick, type Random } from "./random"
import type { Till } from "./till"
import type { Article, LineInput, TenderInput, TillEvent } from "./types"

/** Sold when nothing has been pulled: a server knows none of them, and takes the sale all the same. */
export const COATS: readonly Article[] = [
  { sku: "SIM-COAT-WOOL-44", title: "Wool coat, 44", price: 1_899_000 },
  { sku: "SIM-COAT-WOOL-46", title: "Wool coat, 46", price: 1_899_000 },
  { sku: "SIM-COAT-CASHMERE-44", title: "Cashmere coat, 44", price: 3_499_000 },
  { sku: "SIM-TRENCH-42", title: "Trench coat, 42", price: 1_249_050 },
  { sku: "SIM-SCARF", title: "Scarf", price: 299_999 },
]

type Act = (till: Till, random: Random, articles: readonly Article[]) => TillEvent | null

/** Each act as often as its weight. One that is not possible now answers null. */
const ACTS: readonly [weight: number, act: Act][] = [
  [68, sell],
  [9, takeBack],
  [4, takeBackVoid],
  [2, (till, random, articles) => till.returnBlind([lineOf(random, pick(random, articles))])],
  [4, count],
  [3, adjust],
  [4, (till, random, articles) => till.receive([unitsOf(random, articles, 1, 6)])],
  [4, moveCash],
  [2, register],
]

/** Does one random thing of a shop's day; opens a shift first when none is open. */
export function actAtRandom(till: Till, random: Random, articles: readonly Article[]): TillEvent {
  if (!till.hasShift) {
    return till.openShift(500_000)
  }
  const total = ACTS.reduce((sum, [weight]) => sum + weight, 0)
  let place = random() * total
  const chosen = ACTS.find(([weight]) => (place -= weight) < 0) ?? ACTS[0]!
  return chosen[1](till, random, articles) ?? sell(till, random, articles)
}

/** A unit or two of an article, now and then with a discount. */
export function lineOf(random: Random, { sku, title, price, variant_id }: Article): LineInput {
  const quantity = random() < 0.85 ? 1 : 2
  const discount =
    random() < 0.2 ? Math.floor((price * quantity * between(random, 5, 30)) / 100) : 0
  return { sku, variant_id, title, quantity, unit_price: price, discount }
}

function sell(till: Till, random: Random, articles: readonly Article[]) {
  const lines = Array.from({ length: between(random, 1, 3) }, () =>
    lineOf(random, pick(random, articles))
  )
  return till.sell(lines, tendersFor(random, lines))
}

/** Card, cash with change, or part of it in cash. */
function tendersFor(random: Random, lines: readonly LineInput[]): TenderInput[] {
  const total = lines.reduce(
    (sum, { unit_price, quantity = 1, discount = 0 }) => sum + unit_price * quantity - discount,
    0
  )
  const way = random()
  if (way < 0.6) {
    return [{ type: "card", amount: total }]
  }
  if (way < 0.9) {
    const note = 500_000
    return [{ type: "cash", amount: total, change: Math.ceil(total / note) * note - total }]
  }
  const cash = Math.floor(total / 3)
  return [
    { type: "cash", amount: cash },
    { type: "card", amount: total - cash },
  ]
}

function recentSale(till: Till, random: Random): TillEvent<"sale.completed"> | null {
  const sales = till.store
    .latest("sale.completed", 20)
    .filter(({ id, mode }) => mode === till.mode && !isVoided(till, id))
  return sales.length > 0 ? pick(random, sales) : null
}

const isVoided = (till: Till, saleId: string): boolean =>
  till.store.about(saleId).some(({ type }) => type === "sale.voided")

function takeBack(till: Till, random: Random) {
  const sale = recentSale(till, random)
  const left = sale ? till.unitsLeft(sale) : []
  if (!sale || left.length === 0) {
    return null
  }
  const { line_id, quantity } = pick(random, left)
  const condition = random() < 0.9 ? ("resellable" as const) : ("damaged" as const)
  const line = {
    line_id,
    quantity: between(random, 1, quantity),
    condition,
    reason: "Does not fit",
  }
  return till.returnSale(sale, { lines: [line] })
}

function takeBackVoid(till: Till, random: Random) {
  const sale = recentSale(till, random)
  return sale && till.store.about(sale.id).length === 0 ? till.voidSale(sale) : null
}

const unitsOf = (random: Random, articles: readonly Article[], low: number, high: number) => ({
  sku: pick(random, articles).sku,
  quantity: between(random, low, high),
})

function count(till: Till, random: Random, articles: readonly Article[]) {
  return till.count([unitsOf(random, articles, 0, 12)])
}

function adjust(till: Till, random: Random, articles: readonly Article[]) {
  const isLoss = random() < 0.7
  const { sku } = pick(random, articles)
  return till.adjust([{ sku, quantity: isLoss ? -1 : 1 }], isLoss ? "damaged" : "found")
}

function moveCash(till: Till, random: Random) {
  const kind = pick(random, ["paid_in", "paid_out", "drop"] as const)
  return till.moveCash(kind, between(random, 1, 20) * 10_000, "Change for the drawer")
}

function register(till: Till, random: Random) {
  const phone = `+79${between(random, 100_000_000, 999_999_999)}`
  return till.registerCustomer({ first_name: "Anna", phone })
}
