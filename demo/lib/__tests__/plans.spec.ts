import { STORES } from "../../data/stores"
import { plannedProducts } from "../catalogue"
import { plannedOrders } from "../order-plan"
import { randomFrom } from "../random"
import { unitsInStore } from "../stock-plan"

const now = new Date("2026-03-10T09:30:00Z")

describe("the plans of the demo", () => {
  it("repeats the same chance from the same seed", () => {
    const [one, other] = [randomFrom("seed"), randomFrom("seed")]
    const draw = (random: typeof one) => Array.from({ length: 50 }, () => random.between(1, 1000))
    expect(draw(one)).toEqual(draw(other))
    expect(draw(randomFrom("seed"))).not.toEqual(draw(randomFrom("other seed")))
  })

  it("plans the same orders each time, each on a day that is over", () => {
    const orders = plannedOrders(now)
    expect(orders).toEqual(plannedOrders(now))
    expect(orders.every(({ placed_at }) => placed_at < now)).toBe(true)
    expect(orders.some(({ canceled }) => canceled)).toBe(true)
    expect(new Set(orders.map(({ key }) => key)).size).toBe(orders.length)
  })

  it("leaves in every store something that is gone, a last one and plenty of something", () => {
    for (const store of STORES) {
      const units = plannedProducts().flatMap((product) =>
        product.variants.map((variant) => unitsInStore(store, product, variant))
      )
      expect(units.filter((quantity) => quantity === 0).length).toBeGreaterThan(20)
      expect(units.filter((quantity) => quantity === 1).length).toBeGreaterThan(20)
      expect(units.filter((quantity) => quantity >= 4).length).toBeGreaterThan(20)
    }
  })
})
