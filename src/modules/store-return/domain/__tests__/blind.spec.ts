import { assessBlind } from "../blind"
import { identityKey } from "../identity"
import { ReturnRules } from "../policy-rules"

const goods = { product_id: "prod_coat", category_ids: [], tag_ids: [] }
const rules = ReturnRules.parse({
  blind: { item_amounts: { rub: 500 }, person: { units: 3, amounts: { rub: 900 } } },
})
const codes = (amounts: number[], before = { units: 0, amount: 0 }, currency = "rub") =>
  assessBlind(
    rules,
    amounts.map((amount) => ({ variant_id: "v", goods, amount })),
    before,
    currency
  ).map(({ refusals }) => refusals.map(({ code }) => code))

describe("goods without a receipt", () => {
  it("are limited by what one is worth, and by what one person brings in units and money", () => {
    expect(codes([500, 400])).toEqual([[], []])
    expect(codes([501])).toEqual([["blind_item_limit"]])
    expect(codes([500, 401])).toEqual([[], ["blind_person_limit"]])
    expect(codes([1, 1], { units: 2, amount: 0 })).toEqual([[], ["blind_person_limit"]])
  })

  it("are refused for their state, unless they come for their quality", () => {
    const strict = ReturnRules.parse({ refused_grades: ["damaged"] })
    const units = (["size", "quality"] as const).map((reason) => ({
      ...{ variant_id: "v", goods, amount: 1, reason, grade: "damaged" as const },
    }))
    expect(assessBlind(strict, units, { units: 0, amount: 0 }, "rub")).toMatchObject([
      { refusals: [{ code: "condition", params: { grade: "damaged" } }] },
      { refusals: [] },
    ])
  })

  it("are not taken in a currency without limits", () => {
    expect(codes([1], undefined, "eur")).toEqual([["blind_item_limit", "blind_person_limit"]])
  })

  it("are of the same person however the name is typed, and of another with another document", () => {
    const key = (name: string, last_signs = "12AB") =>
      identityKey({ name, document: "passport", last_signs })
    expect(key("Пётр  ИВАНОВ")).toBe(key("иванов петр", "12ab"))
    expect(key("Пётр Иванов", "12AC")).not.toBe(key("Пётр Иванов"))
  })
})
