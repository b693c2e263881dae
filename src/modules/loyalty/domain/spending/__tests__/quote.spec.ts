import fc from "fast-check"
import { LoyaltyRules } from "../../rules"
import { type PayableLine, quoteSpending } from "../quote"

const line = (amount: number, more: Partial<PayableLine> = {}): PayableLine => ({
  id: `line-${amount}`,
  amount,
  is_discountable: true,
  product_id: "prod",
  collection_id: null,
  category_ids: [],
  tag_ids: [],
  brand: null,
  is_gift_card: false,
  is_on_sale: false,
  ...more,
})

const rules = (spending: object = {}) =>
  LoyaltyRules.parse({ earning: { rates: {} }, spending: { values: { rub: 100 }, ...spending } })
    .spending

const quote = (terms: object, lines: PayableLine[], balance: number) =>
  quoteSpending(rules(terms), { currency_code: "rub", lines }, balance)

describe("how many points a basket may be paid with", () => {
  it.each([
    ["a share of it", { max_share_percent: 30 }, [line(9_999_00)], 50_000, 2_999, "max_share"],
    ["no more than there are", {}, [line(9_999_00)], 120, 120, "balance"],
    ["none in a foreign currency", { values: { eur: 1 } }, [line(100)], 100, 0, "currency"],
    [
      "none for a small basket",
      { min_basket: { rub: 500_00 } },
      [line(499_99)],
      100,
      0,
      "min_basket",
    ],
    [
      "none for gift cards alone",
      {},
      [line(100, { is_gift_card: true })],
      100,
      0,
      "nothing_eligible",
    ],
    ["whole steps", { step: 50 }, [line(9_999_00)], 199, 150, "balance"],
    ["not fewer than the least", { min_points: 100 }, [line(99_00)], 500, 0, "min_points"],
    ["none without points", {}, [line(9_999_00)], 0, 0, "balance"],
    ["no parts of a point", {}, [line(99)], 100, 0, "min_points"],
    [
      "nothing of lines that are excluded",
      { exclude: { sale_items: true }, max_share_percent: 50 },
      [line(1_000_00), line(3_000_00, { is_on_sale: true })],
      5_000,
      500,
      "max_share",
    ],
  ])("%s", (_, terms, lines, balance, max_points, limited_by) => {
    expect(quote(terms, lines, balance)).toMatchObject({ max_points, limited_by })
  })

  it("never allows more than balance, share and lines have (P7)", () => {
    const baskets = fc.array(fc.nat(3_000_000), { maxLength: 8 })
    const share = fc.integer({ min: 1, max: 100 })
    const step = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(baskets, share, step, fc.nat(40_000), (amounts, percent, by, balance) => {
        const lines = amounts.map((amount) => line(amount))
        const { max_points } = quote({ max_share_percent: percent, step: by }, lines, balance)
        const sum = amounts.reduce((total, amount) => total + amount, 0)
        expect(max_points % by).toBe(0)
        expect(max_points).toBeLessThanOrEqual(balance)
        expect(max_points * 100 * 100).toBeLessThanOrEqual(sum * percent)
      })
    )
  })
})
