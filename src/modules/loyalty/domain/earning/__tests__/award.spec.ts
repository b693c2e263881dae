import fc from "fast-check"
import { LoyaltyRules } from "../../rules"
import { splitByWeight } from "../../split"
import { awardFor } from "../award"
import type { Purchase, PurchaseLine } from "../purchase"

const line = (more: Partial<PurchaseLine> = {}): PurchaseLine => ({
  id: "line",
  quantity: 1,
  with_tax: 9_999_00,
  without_tax: 8_332_50,
  product_id: "prod_coat",
  collection_id: null,
  category_ids: ["pcat_women", "pcat_coats"],
  tag_ids: [],
  brand: "Max Mara",
  is_gift_card: false,
  is_on_sale: false,
  ...more,
})

const purchase = (lines: PurchaseLine[], more: Partial<Purchase> = {}): Purchase => ({
  channel: "online",
  sales_channel_id: "sc_web",
  retail_store_id: null,
  currency_code: "rub",
  // A Sunday evening in London, Monday in Moscow.
  at: new Date("2026-11-29T21:30:00Z"),
  time_zone: null,
  lines,
  ...more,
})

const rules = (earning: object = {}, more: object = {}): LoyaltyRules =>
  LoyaltyRules.parse({
    time_zone: "Europe/Moscow",
    earning: { rates: { rub: { points: 1, per: 100_00 } }, ...earning },
    ...more,
  })

const multiplier = (code: string, percent: number, when: object = {}, group?: string) => ({
  code,
  percent,
  when,
  group,
})

const campaign = (code: string, more: object) => ({
  code,
  from: "2026-11-01T00:00",
  until: "2026-12-01T00:00",
  ...more,
})

const TIERS = {
  currency_code: "rub",
  levels: [{ code: "gold", name: "Gold", from: 1, percent: 150 }],
}

describe("the points of a purchase", () => {
  it.each([
    ["full hundreds of what was paid, rounded down once", rules(), [line()], {}, [99]],
    [
      "what lines have over adds up",
      rules(),
      [line({ with_tax: 150_00 }), line({ id: "other", with_tax: 150_00 })],
      {},
      [2, 1],
    ],
    ["the amount without tax", rules({ amount: "without_tax" }), [line()], {}, [83]],
    ["nothing in a currency without a rate", rules(), [line()], { currency_code: "eur" }, [0]],
    ["nothing for what was free", rules(), [line({ with_tax: 0 }), line({ id: "b" })], {}, [0, 99]],
    ["nothing for gift cards", rules(), [line({ is_gift_card: true })], {}, [0]],
    [
      "nothing for sale items when the rules say so",
      rules({ exclude: { sale_items: true } }),
      [line({ is_on_sale: true }), line({ id: "b" })],
      {},
      [0, 99],
    ],
    [
      "nothing for what lies in an excluded category, or below it",
      rules({ exclude: { category_ids: ["pcat_women"] } }),
      [line()],
      {},
      [0],
    ],
    [
      "multipliers add what they add, and of a group the greatest counts",
      rules({
        multipliers: [
          multiplier("coats", 200, { category_ids: ["pcat_coats"] }, "goods"),
          multiplier("women", 150, { category_ids: ["pcat_women"] }, "goods"),
          multiplier("web", 120, { channels: ["online"] }),
          multiplier("store", 500, { channels: ["store"] }),
        ],
      }),
      [line({ with_tax: 1_000_00 })],
      {},
      [22],
    ],
    [
      "weekdays on the clock of the place",
      rules({ multipliers: [multiplier("monday", 300, { weekdays: [1] })] }),
      [line({ with_tax: 1_000_00 })],
      {},
      [30],
    ],
    [
      "the same evening in a store where it is still Sunday",
      rules({ multipliers: [multiplier("monday", 300, { weekdays: [1] })] }),
      [line({ with_tax: 1_000_00 })],
      { time_zone: "Europe/London" },
      [10],
    ],
    [
      "a period without its end",
      rules({ multipliers: [multiplier("sale", 300, { until: "2026-11-30T00:30:00+03:00" })] }),
      [line({ with_tax: 1_000_00 })],
      {},
      [10],
    ],
    [
      "more for a brand, however it is written",
      rules({ multipliers: [multiplier("mara", 200, { brands: ["max mara "] })] }),
      [line({ with_tax: 1_000_00 }), line({ id: "b", with_tax: 1_000_00, brand: null })],
      {},
      [20, 10],
    ],
    [
      "nothing for an excluded brand",
      rules({ exclude: { brands: ["Max Mara"] } }),
      [line()],
      {},
      [0],
    ],
    [
      "what the member's tier adds, beside multipliers",
      rules({ multipliers: [multiplier("double", 200)] }, { tiers: TIERS }),
      [line({ with_tax: 1_000_00 })],
      { tier: "gold" },
      [25],
    ],
    [
      "nothing more for a tier that is no more",
      rules({}, { tiers: TIERS }),
      [line({ with_tax: 1_000_00 })],
      { tier: "platinum" },
      [10],
    ],
    [
      "campaigns on the programme's clock, from their first minute to the one after the last",
      rules({
        campaigns: [
          campaign("now", { from: "2026-11-30T00:30", extra_per_unit: 3 }),
          campaign("over", { until: "2026-11-30T00:30", extra_per_unit: 50 }),
          campaign("elsewhere", { when: { channels: ["store"] }, extra_per_unit: 50 }),
        ],
      }),
      [line({ with_tax: 1_000_00, quantity: 2.5 }), line({ id: "free", with_tax: 0 })],
      { time_zone: "Europe/London" },
      [16, 0],
    ],
    [
      "campaigns that add up, without one that would stand alone behind a stronger one",
      rules({
        campaigns: [
          campaign("weak", { percent: 150 }),
          campaign("alone", { percent: 900, priority: 1, stacking: "alone" }),
          campaign("strong", { percent: 300, priority: 2 }),
        ],
      }),
      [line({ with_tax: 1_000_00 })],
      {},
      [35],
    ],
    [
      "one campaign that stands alone before all others, beside multipliers",
      rules({
        multipliers: [multiplier("double", 200)],
        campaigns: [
          campaign("weak", { percent: 150 }),
          campaign("alone", { percent: 400, priority: 1, stacking: "alone" }),
        ],
      }),
      [line({ with_tax: 1_000_00 })],
      {},
      [50],
    ],
  ])("%s", (_, terms, lines, more, points) => {
    const award = awardFor(terms, purchase(lines, more))
    expect(award.lines.map((each) => each.points)).toEqual(points)
    expect(award.points).toBe(points.reduce((sum, each) => sum + each, 0))
  })

  it.each([
    ["jpy", 12_999, 129],
    // Kuwait's dinar has a thousand fils.
    ["kwd", 129_905, 1_299],
  ])("counts minor units of %s, however many make one", (currency_code, with_tax, points) => {
    const rates = { [currency_code]: { points: 1, per: 100 } }
    const bought = purchase([line({ with_tax })], { currency_code })
    expect(awardFor(rules({ rates }), bought).points).toBe(points)
  })

  it("keeps the rule that made it, and measures lines by thousandths of a unit", () => {
    const terms = rules({ multipliers: [multiplier("double", 200)] })
    expect(awardFor(terms, purchase([line({ quantity: 2.5 })])).lines).toEqual([
      {
        line_id: "line",
        points: 199,
        line_value: 2_500,
        reason: {
          amount: 9_999_00,
          currency_code: "rub",
          points: 1,
          per: 100_00,
          percent: 200,
          multipliers: ["double"],
          tier: null,
          campaigns: [],
          extra: 0,
          excluded: null,
        },
      },
    ])
  })

  it("refuses rules that cannot be", () => {
    for (const wrong of [
      { earning: { rates: { RUB: { points: 1, per: 100 } } } },
      { earning: { rates: { rub: { points: 1.5, per: 100 } } } },
      { earning: { rates: {} }, time_zone: "Moscow" },
      { earning: { rates: {} }, spending: { max_share_percent: 101 } },
      { earning: { rates: {}, multiplyers: [] } },
      { earning: { rates: {}, campaigns: [campaign("none", {})] } },
      { earning: { rates: {}, campaigns: [campaign("x", { from: "2026-02-30T00:00" })] } },
      { earning: { rates: {} }, tiers: { ...TIERS, currency_code: undefined } },
      { earning: { rates: {} }, tiers: { ...TIERS, levels: [TIERS.levels[0], TIERS.levels[0]] } },
    ]) {
      expect(LoyaltyRules.safeParse(wrong).success).toBe(false)
    }
  })
})

const amounts = fc.array(fc.nat(5_000_000), { minLength: 1, maxLength: 12 })
const rates = fc.record({
  points: fc.integer({ min: 1, max: 50 }),
  per: fc.integer({ min: 1, max: 50_000 }),
})
const percents = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 3 })

const bought = (of: number[]): Purchase =>
  purchase(of.map((with_tax, index) => line({ id: `${index}`, with_tax })))

describe("properties", () => {
  it("never earns less for one thing more (P7)", () => {
    fc.assert(
      fc.property(amounts, fc.nat(5_000_000), rates, percents, (of, more, rub, factors) => {
        const multipliers = factors.map((percent, index) => multiplier(`m${index}`, percent))
        const terms = rules({ rates: { rub }, multipliers })
        const before = awardFor(terms, bought(of)).points
        expect(awardFor(terms, bought([...of, more])).points).toBeGreaterThanOrEqual(before)
      })
    )
  })

  it("gives each line its exact share, less than a point away, and all of them the whole (P8)", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), amounts, (points, of) => {
        const parts = splitByWeight(points, of.map(BigInt))
        const sum = of.reduce((total, each) => total + each, 0)
        expect(parts.reduce((total, each) => total + each, 0)).toBe(points)
        parts.forEach((part, index) => {
          const away = BigInt(part) * BigInt(sum) - BigInt(points) * BigInt(of[index]!)
          expect(sum === 0 || (away < BigInt(sum) && -away < BigInt(sum))).toBe(true)
        })
      })
    )
  })
})
