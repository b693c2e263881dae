import fc from "fast-check"
import { demandOf, type StockLine, type VariantStock } from "../demand"
import { availabilityOf, statusOf, type StoreStock } from "../store-availability"

type Component = VariantStock["components"][number]

const variant = (
  variant_id: string,
  components: [string, number][],
  rest: Partial<VariantStock> = {}
): VariantStock => ({
  variant_id,
  manage_inventory: true,
  allow_backorder: false,
  components: components.map(
    ([inventory_item_id, required_quantity]): Component => ({
      inventory_item_id,
      required_quantity,
    })
  ),
  ...rest,
})

const line = (id: string, variant_id: string | null, quantity: number): StockLine => ({
  id,
  variant_id,
  quantity,
})

function stockOf(
  variants: VariantStock[],
  free: Record<string, number>,
  safety: Record<string, number> = {}
): StoreStock {
  return {
    variants: new Map(variants.map((each) => [each.variant_id, each])),
    freeOf: (item) => free[item] ?? 0,
    safetyOf: (id) => safety[id] ?? 0,
  }
}

const available = (lines: StockLine[], stock: StoreStock) =>
  availabilityOf(lines, stock).map((each) => each.available)

const coat = variant("coat", [["i_coat", 1]])
const scarf = variant("scarf", [["i_scarf", 1]])

describe("what a store can give a cart", () => {
  it("sums the lines of one inventory item and fills them in their order", () => {
    const lines = [line("a", "coat", 2), line("b", "coat", 2)]
    expect(available(lines, stockOf([coat], { i_coat: 3 }))).toEqual([2, 1])
    expect(available(lines, stockOf([coat], { i_coat: 4 }))).toEqual([2, 2])
    expect(available(lines, stockOf([coat], { i_coat: 1 }))).toEqual([1, 0])
  })

  it("lets two variants share one inventory item", () => {
    const boxed = variant("boxed", [["i_coat", 1]])
    expect(
      available(
        [line("a", "coat", 1), line("b", "boxed", 1)],
        stockOf([coat, boxed], { i_coat: 1 })
      )
    ).toEqual([1, 0])
  })

  it("gives as many kits as its scarcest component allows", () => {
    const set = variant("set", [
      ["i_glove", 2],
      ["i_scarf", 1],
    ])
    const lines = [line("a", "set", 5)]
    expect(available(lines, stockOf([set], { i_glove: 5, i_scarf: 9 }))).toEqual([2])
    expect(available(lines, stockOf([set], { i_glove: 20, i_scarf: 3 }))).toEqual([3])
    expect(available(lines, stockOf([set], { i_glove: 20 }))).toEqual([0])
  })

  it("takes a kit's components away from the single product behind it", () => {
    const set = variant("set", [["i_scarf", 2]])
    const lines = [line("a", "set", 1), line("b", "scarf", 2)]
    expect(available(lines, stockOf([set, scarf], { i_scarf: 3 }))).toEqual([1, 1])
  })

  it("counts components that are fractions of a unit", () => {
    const hem = variant("hem", [["i_cloth", 0.1]])
    expect(available([line("a", "hem", 9)], stockOf([hem], { i_cloth: 0.3 }))).toEqual([3])
  })

  it("keeps the safety stock back, the kit's by its components", () => {
    const set = variant("set", [["i_glove", 2]])
    expect(available([line("a", "coat", 5)], stockOf([coat], { i_coat: 4 }, { coat: 1 }))).toEqual([
      3,
    ])
    expect(available([line("a", "set", 5)], stockOf([set], { i_glove: 8 }, { set: 1 }))).toEqual([
      3,
    ])
  })

  it("never answers less than nothing", () => {
    expect(available([line("a", "coat", 1)], stockOf([coat], { i_coat: -3 }))).toEqual([0])
    expect(available([line("a", "coat", 1)], stockOf([coat], { i_coat: 1 }, { coat: 4 }))).toEqual([
      0,
    ])
  })

  it("does not limit unmanaged and back-orderable variants nor lines without a variant", () => {
    const gift = variant("gift", [["i_gift", 1]], { manage_inventory: false })
    const late = variant("late", [["i_late", 1]], { allow_backorder: true })
    const lines = [line("a", "gift", 7), line("b", "late", 8), line("c", null, 9)]
    expect(available(lines, stockOf([gift, late], {}))).toEqual([7, 8, 9])
  })

  it("goes on after an unlimited line", () => {
    const gift = variant("gift", [], { manage_inventory: false })
    const lines = [line("a", "gift", 1), line("b", "coat", 2)]
    expect(available(lines, stockOf([gift, coat], { i_coat: 1 }))).toEqual([1, 1])
  })

  it("promises nothing of a deleted variant or of one without an inventory item", () => {
    const bare = variant("bare", [])
    expect(available([line("a", "gone", 1), line("b", "bare", 1)], stockOf([bare], {}))).toEqual([
      0, 0,
    ])
  })
})

describe("the status of a store", () => {
  const asked = (available: number, of: number) => ({
    line_item_id: "a",
    variant_id: "coat",
    asked: of,
    available,
  })

  it.each([
    ["available", [asked(2, 2), asked(1, 1)]],
    ["partial", [asked(2, 2), asked(0, 1)]],
    ["partial", [asked(1, 2)]],
    ["unavailable", [asked(0, 2), asked(0, 1)]],
    ["available", []],
  ])("is %s", (status, lines) => {
    expect(statusOf(lines)).toBe(status)
  })
})

describe("for any cart and stock", () => {
  const items = ["i_0", "i_1", "i_2"]
  const component = fc.record({
    inventory_item_id: fc.constantFrom(...items),
    required_quantity: fc.integer({ min: 1, max: 3 }),
  })
  const components = fc.uniqueArray(component, {
    selector: (each) => each.inventory_item_id,
    minLength: 1,
    maxLength: 3,
  })
  const ids = ["v_0", "v_1", "v_2", "v_3"]
  const variants = fc.tuple(
    ...ids.map((variant_id) =>
      components.map(
        (parts): VariantStock => ({
          variant_id,
          manage_inventory: true,
          allow_backorder: false,
          components: parts,
        })
      )
    )
  )
  const lines = fc
    .array(
      fc.record({ variant_id: fc.constantFrom(...ids), quantity: fc.integer({ min: 1, max: 6 }) }),
      { maxLength: 6 }
    )
    .map((rows) => rows.map((row, index): StockLine => ({ id: `l_${index}`, ...row })))
  const units = fc.dictionary(fc.constantFrom(...items), fc.integer({ min: -5, max: 40 }))
  const safety = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 3 }))

  it("never gives more of an item than is free", () => {
    fc.assert(
      fc.property(variants, lines, units, safety, (all, cart, free, kept) => {
        const stock = stockOf(all, free, kept)
        const given = availabilityOf(cart, stock).map((each) => ({
          id: each.line_item_id,
          variant_id: each.variant_id,
          quantity: each.available,
        }))
        const wanted = new Map(
          demandOf(cart, stock.variants, stock.safetyOf).map((each) => [
            each.inventory_item_id,
            each,
          ])
        )
        for (const { inventory_item_id, quantity } of demandOf(
          given,
          stock.variants,
          stock.safetyOf
        )) {
          const limit = Math.max(
            0,
            stock.freeOf(inventory_item_id) - wanted.get(inventory_item_id)!.safety
          )
          expect(quantity).toBeLessThanOrEqual(limit)
        }
      })
    )
  })

  it("gives from nothing to what is asked, and gives it all exactly when every demand fits", () => {
    fc.assert(
      fc.property(variants, lines, units, safety, (all, cart, free, kept) => {
        const stock = stockOf(all, free, kept)
        const answer = availabilityOf(cart, stock)
        expect(answer.every((each) => each.available >= 0 && each.available <= each.asked)).toBe(
          true
        )
        const fits = demandOf(cart, stock.variants, stock.safetyOf).every(
          (each) => each.quantity <= stock.freeOf(each.inventory_item_id) - each.safety
        )
        expect(statusOf(answer) === "available").toBe(fits)
      })
    )
  })

  it("gives a single line no less when there is more stock", () => {
    fc.assert(
      fc.property(
        variants,
        lines,
        units,
        fc.constantFrom(...items),
        fc.nat(9),
        (all, cart, free, item, more) => {
          const single = cart.slice(0, 1)
          const [before] = available(single, stockOf(all, free))
          const [after] = available(
            single,
            stockOf(all, { ...free, [item]: (free[item] ?? 0) + more })
          )
          expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0)
        }
      )
    )
  })

  it("never gets worse as a whole when there is more stock", () => {
    const rank = { unavailable: 0, partial: 1, available: 2 }
    fc.assert(
      fc.property(
        variants,
        lines,
        units,
        fc.constantFrom(...items),
        fc.nat(9),
        (all, cart, free, item, more) => {
          const before = statusOf(availabilityOf(cart, stockOf(all, free)))
          const after = statusOf(
            availabilityOf(cart, stockOf(all, { ...free, [item]: (free[item] ?? 0) + more }))
          )
          expect(rank[after]).toBeGreaterThanOrEqual(rank[before])
        }
      )
    )
  })
})
