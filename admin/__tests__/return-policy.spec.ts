import { inBatches } from "../data/in-batches"
import { goodsIn, goodsRule } from "../format/goods-rule"
import { isProvider, providerName } from "../format/provider"
import { zoneName } from "../format/zones"
import {
  exceptionsIn,
  isWindow,
  movedUp,
  newException,
  withExceptions,
} from "../pages/return-policy/exceptions-draft"
import { policyMistakes } from "../pages/return-policy/policy-mistakes"
import { refundsIn, toggled, withFirst, withRefunds } from "../pages/return-policy/refunds-draft"

const goods = { product_ids: ["prod_coat"], category_ids: ["pcat_outer"], tag_ids: [] }
const exceptions = [
  { goods, channel: "store", days: 30 },
  { goods: { product_ids: [], category_ids: [], tag_ids: ["ptag_sale"] }, days: 0 },
]
const rules = {
  time_zone: "Europe/Moscow",
  windows: { online: 7, store: 14, exceptions },
  refund_to: { pp_stripe_stripe: ["same", "store_credit"], cash: ["cash"] },
}

describe("goods of a rule", () => {
  it("are a list of each thing once, and the rule again", () => {
    const listed = goodsIn({ ...goods, product_ids: ["prod_coat", "prod_coat"] })
    expect(listed).toEqual([
      { kind: "category", id: "pcat_outer" },
      { kind: "product", id: "prod_coat" },
    ])
    expect(goodsRule(listed)).toEqual(goods)
  })

  it.each([undefined, null, "coats", [], { product_ids: "prod_coat", tag_ids: [7] }])(
    "are none in %p",
    (typed) => {
      expect(goodsIn(typed)).toEqual([])
    }
  )
})

describe("exceptions of a policy", () => {
  it("are rows, and the same rules again, with all beside them", () => {
    const rows = exceptionsIn(rules)
    expect(rows.map(({ channel, days }) => [channel, days])).toEqual([
      ["store", 30],
      [null, 0],
    ])
    expect(withExceptions(rules, rows)).toEqual(rules)
  })

  it("keep a row nobody can read, empty, and a row that is not filled yet", () => {
    const typed = { windows: { exceptions: ["coats", { goods, channel: "post", days: "30" }] } }
    expect(exceptionsIn(typed)).toEqual([
      newException(),
      { goods: goodsIn(goods), channel: null, days: null },
    ])
    expect(exceptionsIn(withExceptions({}, [newException()]))).toEqual([newException()])
    expect(exceptionsIn({ windows: { exceptions: "none" } })).toEqual([])
  })

  it("change their order, for the first that fits counts", () => {
    expect(movedUp(["a", "b", "c"], 2)).toEqual(["a", "c", "b"])
    expect(movedUp(["a", "b"], 0)).toEqual(["a", "b"])
    expect(movedUp(["a", "b"], 2)).toEqual(["a", "b"])
  })

  it("have whole days, and ten years at most", () => {
    expect([0, 3650].map(isWindow)).toEqual([true, true])
    expect([null, -1, 1.5, 3651].map(isWindow)).toEqual([false, false, false, false])
  })
})

describe("what a payment may go back as", () => {
  it("is a row for each way to pay, and the same rules again", () => {
    const rows = refundsIn(rules)
    expect(rows).toEqual([
      { paid: "pp_stripe_stripe", kinds: ["same", "store_credit"] },
      { paid: "cash", kinds: ["cash"] },
    ])
    expect(withRefunds(rules, rows)).toEqual(rules)
  })

  it("leaves out what is no way back", () => {
    expect(refundsIn({ refund_to: { cash: ["cash", "gold", "cash"], card: "cash" } })).toEqual([
      { paid: "cash", kinds: ["cash"] },
      { paid: "card", kinds: [] },
    ])
  })

  it("keeps its first while that is allowed, and takes another when told to", () => {
    expect(toggled(["cash", "card"], "same")).toEqual(["cash", "card", "same"])
    expect(toggled(["cash", "card"], "cash")).toEqual(["card"])
    expect(withFirst(["cash", "card", "same"], "same")).toEqual(["same", "cash", "card"])
  })

  it("is named by the provider", () => {
    expect(["pp_stripe_stripe", "pp_system_default", "pp_yookassa"].map(providerName)).toEqual([
      "Stripe",
      "System (default)",
      "Yookassa",
    ])
    expect(["pp_stripe_stripe", "cash"].map(isProvider)).toEqual([true, false])
  })
})

describe("mistakes of a policy", () => {
  it("are none in rules the shop may publish", () => {
    expect(policyMistakes(rules)).toEqual([])
    expect(policyMistakes({})).toEqual([])
  })

  it("name the number that goes too far, and how far it may", () => {
    const limits = { units: null, days: 0 }
    expect(policyMistakes({ windows: { online: 3651, store: 3650 }, limits })).toEqual([
      { what: "number", word: "online", least: 0, most: 3650 },
      { what: "number", word: "limit_days", least: 1, most: 3650 },
    ])
  })

  it("name their rows", () => {
    const draft = withRefunds(
      withExceptions(rules, [...exceptionsIn(rules), { ...newException(), days: 4000 }]),
      [{ paid: "card", kinds: [] }]
    )
    expect(policyMistakes(draft)).toEqual([
      { what: "goods", row: 3 },
      { what: "days", row: 3 },
      { what: "kinds", paid: "card" },
    ])
  })
})

describe("the clock of a policy", () => {
  it("is told with its offset, and what is no zone as it is", () => {
    expect(zoneName("Asia/Yekaterinburg", "en")).toBe("Asia/Yekaterinburg (GMT+5)")
    expect(zoneName("Europe/Mosco", "en")).toBe("Europe/Mosco")
  })
})

describe("names asked for in one moment", () => {
  it("are loaded together, so many at once, and what is not found is null", async () => {
    const loads: string[][] = []
    const nameOf = inBatches((ids) => {
      loads.push([...ids])
      return Promise.resolve(new Map(ids.filter((id) => id !== "gone").map((id) => [id, `${id}!`])))
    }, 2)
    expect(await Promise.all(["a", "gone", "c"].map(nameOf))).toEqual(["a!", null, "c!"])
    expect(loads).toEqual([["a", "gone"], ["c"]])
    expect(await nameOf("d")).toBe("d!")
    expect(loads).toHaveLength(3)
  })

  it("fail together, and are asked for again", async () => {
    let isDown = true
    const nameOf = inBatches(
      (ids) =>
        isDown ? Promise.reject(new Error("down")) : Promise.resolve(new Map([[ids[0]!, "found"]])),
      20
    )
    const failed = await Promise.allSettled([nameOf("a"), nameOf("b")])
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    isDown = false
    expect(await nameOf("a")).toBe("found")
  })
})
