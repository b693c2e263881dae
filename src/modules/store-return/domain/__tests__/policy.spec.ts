import fc from "fast-check"
import { localDay } from "../../../../core/zone"
import { assessedLines } from "../assessed-lines"
import type { SaidOfUnit } from "../condition"
import { handedOverOf } from "../handed-over"
import { mayOverride } from "../overrides"
import { assessReturn, kinderOf, type ReturnFacts, windowEnd } from "../policy"
import { feeKept, feeOf } from "../policy-fee"
import { ReturnRules } from "../policy-rules"

const MOSCOW = "Europe/Moscow"
const rules = (more: object = {}) => ReturnRules.parse(more)
const coat = { product_id: "prod_coat", category_ids: ["outer", "women"], tag_ids: ["new"] }
const at = (text: string) => new Date(text)

const factsOf = (more: Partial<ReturnFacts> = {}, units = 1): ReturnFacts => ({
  now: at("2026-12-05T12:00:00+03:00"),
  channel: "online",
  currency_code: "rub",
  time_zone: MOSCOW,
  receipt_shown: false,
  brought_back: null,
  units: Array.from({ length: units }, (_, place) => ({
    ...{ line_id: "line", place, amount: 1_000, goods: coat },
    handed_over: { at: at("2026-12-01T09:00:00+03:00"), time_zone: MOSCOW },
  })),
  ...more,
})
const saidOf = (said: SaidOfUnit): Partial<ReturnFacts> => ({
  units: factsOf().units.map((unit) => ({ ...unit, ...said })),
})
const codesOf = (more: object, facts: Partial<ReturnFacts> = {}, units = 1) =>
  assessReturn(rules(more), factsOf(facts, units)).map(({ refusals }) =>
    refusals.map(({ code }) => code)
  )

describe("the window of a return", () => {
  it("is 7 days after a collection or delivery and 14 after a till sale, the day itself not counted", () => {
    const untilOf = (channel: "online" | "store") =>
      assessReturn(rules(), factsOf({ channel }))[0]!.returnable_until
    expect(untilOf("online")).toEqual(at("2026-12-08T23:59:59.999+03:00"))
    expect(untilOf("store")).toEqual(at("2026-12-15T23:59:59.999+03:00"))
  })

  it("lets in at 23:59 of its last day and not a minute later, on the clock of the receiving store", () => {
    const nowIn = (time_zone: string, now: string) => codesOf({}, { time_zone, now: at(now) })
    expect(nowIn(MOSCOW, "2026-12-08T23:59:00+03:00")).toEqual([[]])
    expect(nowIn(MOSCOW, "2026-12-09T00:00:00+03:00")).toEqual([["outside_window"]])
    // In Yekaterinburg the day ends two hours earlier, in Kaliningrad an hour later.
    expect(nowIn("Asia/Yekaterinburg", "2026-12-08T23:59:00+03:00")).toEqual([["outside_window"]])
    expect(nowIn("Europe/Kaliningrad", "2026-12-09T00:30:00+03:00")).toEqual([[]])
  })

  it("counts from the date on the receipt, though it is yesterday where the goods come back", () => {
    // The first of December in Vladivostok is the thirtieth of November in Moscow.
    const handed = { at: at("2026-12-01T05:00:00+10:00"), time_zone: "Asia/Vladivostok" }
    expect(windowEnd(handed, 7, MOSCOW)).toEqual(at("2026-12-08T23:59:59.999+03:00"))
  })

  it("has a day of 23 hours and one of 25", () => {
    const handed = (date: string) => ({
      at: at(`${date}T12:00:00+02:00`),
      time_zone: "Europe/Berlin",
    })
    expect(windowEnd(handed("2026-03-28"), 1, "Europe/Berlin")).toEqual(
      at("2026-03-29T23:59:59.999+02:00")
    )
    expect(windowEnd(handed("2026-10-24"), 1, "Europe/Berlin")).toEqual(
      at("2026-10-25T23:59:59.999+01:00")
    )
  })

  it("has not begun while a unit is under way, and the units that came last go first", () => {
    const handovers = [
      { at: at("2026-12-01T00:00:00Z"), time_zone: null, quantity: 1 },
      { at: at("2026-12-04T00:00:00Z"), time_zone: null, quantity: 2 },
    ]
    const dates = [0, 1, 2, 3].map((place) => handedOverOf(handovers, place)?.at.getUTCDate())
    expect(dates).toEqual([4, 4, 1, undefined])
    const units = factsOf().units.map((unit) => ({ ...unit, handed_over: null }))
    expect(assessReturn(rules(), factsOf({ units }))).toMatchObject([
      { returnable_until: null, refusals: [] },
    ])
  })

  it("is the one of the first exception that names the goods", () => {
    const exceptions = [
      { goods: { category_ids: ["outer"] }, channel: "store", days: 1 },
      { goods: { tag_ids: ["new"] }, days: 2 },
      { goods: { product_ids: ["prod_coat"] }, days: 100 },
    ]
    expect(codesOf({ windows: { exceptions } })).toEqual([["outside_window"]])
    expect(codesOf({ windows: { exceptions: exceptions.slice(2) } })).toEqual([[]])
  })

  const zones = [
    MOSCOW,
    "Asia/Kamchatka",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Apia",
    "America/Sao_Paulo",
  ]
  const zone = fc.constantFrom(...zones, "Australia/Lord_Howe", "Africa/Casablanca", "UTC")
  it("ends with a date of the receiving store, so many after that of the handing over, in any zone and year", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.nat(400),
        zone,
        zone,
        (instant, days, sold, received) => {
          const end = windowEnd({ at: new Date(instant), time_zone: sold }, days, received)
          const last = localDay(sold, instant) + days
          // Samoa had no thirtieth of December in 2011: then the day before it is the last.
          const skipped =
            received === "Pacific/Apia" && localDay(received, end.getTime()) === last - 1
          expect(localDay(received, end.getTime())).toBe(skipped ? last - 1 : last)
          expect(localDay(received, end.getTime() + 1)).toBeGreaterThan(last)
        }
      ),
      { numRuns: 5_000 }
    )
  })
})

describe("what else a policy refuses", () => {
  it("is excluded goods, and goods without the receipt it asks for", () => {
    expect(codesOf({ excluded: { category_ids: ["women"] } })).toEqual([["excluded_goods"]])
    expect(codesOf({ excluded: { category_ids: ["men"], tag_ids: ["old"] } })).toEqual([[]])
    const asked = { receipt_required: { online: true } }
    expect(codesOf(asked)).toEqual([["receipt_required"]])
    expect(codesOf(asked, { receipt_shown: true })).toEqual([[]])
    expect(codesOf(asked, { channel: "store" })).toEqual([[]])
  })

  it("is told by line before a visit, as far as goods and windows go", () => {
    const handed = (line_id: string, place: number, date: string) => ({
      ...{ line_id, place, amount: 1_000, goods: coat },
      handed_over: { at: at(`${date}T09:00:00+03:00`), time_zone: MOSCOW },
    })
    const units = [
      handed("two", 0, "2026-12-01"),
      handed("two", 1, "2026-11-20"),
      handed("two", 2, "2026-11-19"),
      { ...handed("one", 0, "2026-12-02"), goods: { ...coat, tag_ids: ["lace"] } },
      { ...handed("way", 0, "2026-12-02"), handed_over: null },
    ]
    const strict = { excluded: { tag_ids: ["lace"] }, limits: { units: 1 } }
    const facts = factsOf({ units, brought_back: { units: 1, amount: 0 } })
    const until = { until: "2026-11-27T20:59:59.999Z", days: 7 }
    expect(assessedLines(assessReturn(rules(strict), facts))).toEqual(
      new Map([
        [
          "two",
          {
            returnable_until: at("2026-12-08T23:59:59.999+03:00"),
            refused: [{ refusal: { code: "outside_window", params: until }, quantity: 2 }],
          },
        ],
        [
          "one",
          {
            returnable_until: at("2026-12-09T23:59:59.999+03:00"),
            refused: [{ refusal: { code: "excluded_goods", params: {} }, quantity: 1 }],
          },
        ],
        ["way", { returnable_until: null, refused: [] }],
      ])
    )
  })

  it("is the state a unit is in, unless it comes for its quality", () => {
    const damaged = { refused_grades: ["damaged"] }
    const refused = (rule: object, said: SaidOfUnit) => codesOf(rule, saidOf(said))
    expect(refused(damaged, { grade: "damaged", reason: "size" })).toEqual([["condition"]])
    expect(refused(damaged, { grade: "damaged" })).toEqual([["condition"]])
    expect(refused(damaged, { grade: "damaged", reason: "quality" })).toEqual([[]])
    expect(refused(damaged, { grade: "refurbish", reason: "size" })).toEqual([[]])
    expect(refused(damaged, { reason: "size" })).toEqual([[]])
    expect(refused({}, { grade: "damaged", reason: "size" })).toEqual([[]])
    const both = { refused_grades: ["refurbish", "damaged"] }
    const [worn] = assessReturn(rules(both), factsOf(saidOf({ grade: "refurbish" })))
    expect(worn!.refusals).toEqual([{ code: "condition", params: { grade: "refurbish" } }])
    expect(() => rules({ refused_grades: ["resell"] })).toThrow("refused_grades")
  })

  it("is what one person brings beyond a limit, unit by unit", () => {
    const brought_back = { units: 2, amount: 5_000 }
    const limited = (limits: object) => codesOf({ limits }, { brought_back }, 3)
    expect(limited({ units: 4 })).toEqual([[], [], ["limit_reached"]])
    expect(limited({ amounts: { rub: 6_000 } })).toEqual([[], ["limit_reached"], ["limit_reached"]])
    expect(limited({ amounts: { eur: 1 } })).toEqual([[], [], []])
    expect(codesOf({ limits: { units: 1 } }, {}, 3)).toEqual([[], [], []])
  })

  it("may be let in by who the rules name", () => {
    const overrides = { outside_window: "associate", limit_reached: "nobody" }
    const may = (
      code: "outside_window" | "excluded_goods" | "limit_reached",
      role: "associate" | "manager" | "admin"
    ) => mayOverride(rules({ overrides }), { code }, role)
    expect([may("outside_window", "associate"), may("excluded_goods", "associate")]).toEqual([
      true,
      false,
    ])
    expect([may("excluded_goods", "manager"), may("limit_reached", "admin")]).toEqual([true, false])
  })
})

describe("a new version of the policy", () => {
  const both = (promised: object, now: object, facts: Partial<ReturnFacts> = {}) =>
    kinderOf(
      assessReturn(rules(promised), factsOf(facts)),
      assessReturn(rules(now), factsOf(facts))
    )[0]!

  it("takes nothing away that was promised, and gives at once what is kinder", () => {
    const strict = {
      windows: { online: 1 },
      excluded: { tag_ids: ["new"] },
      refused_grades: ["damaged"],
    }
    const worn = saidOf({ grade: "damaged", reason: "size" })
    expect(both({}, strict, worn)).toMatchObject({ refusals: [] })
    expect(both(strict, {}, worn)).toMatchObject({ refusals: [] })
    for (const [one, other] of [
      [{}, strict],
      [strict, {}],
    ]) {
      expect(both(one!, other!).returnable_until).toEqual(at("2026-12-08T23:59:59.999+03:00"))
    }
    const [refusal] = both({ windows: { online: 2 } }, { windows: { online: 1 } }).refusals
    expect(refusal).toMatchObject({ code: "outside_window", params: { days: 2 } })
  })

  it("limits at once", () => {
    const brought_back = { units: 5, amount: 0 }
    expect(both({}, { limits: { units: 1 } }, { brought_back }).refusals).toHaveLength(1)
    expect(both({ limits: { units: 1 } }, {}, { brought_back }).refusals).toHaveLength(0)
  })
})

describe("the fee of a return", () => {
  it("is so much and a share, never above what goes back, and the cheaper of both versions", () => {
    const post = rules({ fees: { post: { amounts: { rub: 30_000 }, percent: 10 } } })
    expect(feeOf([post], "post", "rub", 100_009)).toBe(40_000)
    expect(feeOf([post], "post", "rub", 20_000)).toBe(20_000)
    expect(feeOf([post], "post", "kwd", 1_005)).toBe(100)
    expect(feeOf([post], "store", "rub", 100_000)).toBe(0)
    expect(feeOf([post, rules()], "post", "rub", 100_000)).toBe(0)
  })

  it("is taken of what goes back, so that a swap of equals costs nothing", () => {
    const quote = { fee: 100, amount: 900 }
    expect([0, 500, 950, 1_000, 2_000].map((worth) => feeKept(quote, worth))).toEqual([
      100, 100, 50, 0, 0,
    ])
  })
})
