import fc from "fast-check"
import { addMonths } from "../../months"
import type { BoughtLine } from "../qualifying"
import { TierRules } from "../rules"
import { standingAt, type TierTerms } from "../standing"

const START = Date.UTC(2026, 0, 1)
const day = (days: number): Date => new Date(START + days * 86_400_000)

const rules = (more: object = {}): TierRules =>
  TierRules.parse({
    currency_code: "rub",
    period_months: 2,
    grace_days: 10,
    notice_days: 4,
    levels: [
      { code: "silver", name: "Silver", from: 100 },
      { code: "gold", name: "Gold", from: 200 },
      { code: "black", name: "Black", from: 300 },
    ],
    ...more,
  })

const always = (tiers: TierRules = rules()): TierTerms[] => [{ since: day(-1), tiers }]

const bought = (
  days: number,
  amount: number,
  returns: [days: number, returned: number][] = []
): BoughtLine => ({
  at: day(days),
  currency_code: "rub",
  amount,
  points: amount,
  line_value: 10,
  returns: returns.map(([at, returned_value]) => ({ at: day(at), returned_value })),
})

const tierOn = (days: number, lines: BoughtLine[], terms = always()) =>
  standingAt(terms, lines, day(days)).tier

describe("the tier of a member", () => {
  it("goes up at once, by as many steps as were reached", () => {
    const lines = [bought(0, 99), bought(1, 250)]
    expect([0, 1].map((at) => tierOn(at, lines))).toEqual([null, "black"])
  })

  it("goes down one step after the grace, and the next after another", () => {
    const lines = [bought(0, 300)]
    // Two months later nothing counts any more: day 59 is the first of March.
    expect([58, 59, 68, 69, 78, 79, 88, 89].map((at) => tierOn(at, lines))).toEqual([
      "black",
      "black",
      "black",
      "gold",
      "gold",
      "silver",
      "silver",
      null,
    ])
    expect(standingAt(always(), lines, day(60))).toMatchObject({
      qualified: 0,
      falls_at: day(69),
      falls_to: "gold",
      notice_at: day(65),
      changes_at: day(69),
    })
  })

  it("stays when she buys enough within the grace", () => {
    expect(tierOn(75, [bought(0, 200), bought(65, 200)])).toBe("gold")
    expect(standingAt(always(), [bought(0, 200), bought(65, 200)], day(75)).falls_at).toBeNull()
  })

  it("is not taken at once by a return, which lowers what counts from then on", () => {
    const lines = [bought(0, 200, [[5, 5]])]
    expect(standingAt(always(), lines, day(5))).toMatchObject({
      tier: "gold",
      qualified: 100,
      falls_at: day(15),
      falls_to: "silver",
    })
    expect(tierOn(15, lines)).toBe("silver")
  })

  it("gives a grace too when the rules ask for more", () => {
    const dearer = rules({
      levels: [
        { code: "silver", name: "Silver", from: 150 },
        { code: "gold", name: "Gold", from: 400 },
      ],
    })
    const terms = [...always(), { since: day(3), tiers: dearer }]
    const lines = [bought(0, 200)]
    expect([2, 3, 12, 13].map((at) => tierOn(at, lines, terms))).toEqual([
      "gold",
      "gold",
      "gold",
      "silver",
    ])
  })

  it("becomes the one she reaches when its own is no more", () => {
    const other = rules({ levels: [{ code: "friend", name: "Friend", from: 50 }] })
    expect(tierOn(3, [bought(0, 200)], [...always(), { since: day(3), tiers: other }])).toBe(
      "friend"
    )
    expect(tierOn(3, [bought(0, 200)], [...always(), { since: day(3), tiers: null }])).toBeNull()
  })

  it("counts the spend of one currency, or points of all", () => {
    const euros = { ...bought(0, 500), currency_code: "eur", points: 100 }
    expect(tierOn(0, [euros])).toBeNull()
    expect(tierOn(0, [euros], always(rules({ basis: "points" })))).toBe("silver")
  })

  it("counts a month as a month, and one without the day as its last", () => {
    expect(addMonths(new Date("2027-12-31T10:00:00Z"), 2)).toEqual(new Date("2028-02-29T10:00:00Z"))
    expect(addMonths(new Date("2026-01-31T10:00:00Z"), 1)).toEqual(new Date("2026-02-28T10:00:00Z"))
  })

  const line = fc
    .record({
      days: fc.nat(150),
      amount: fc.nat(250),
      returns: fc.array(fc.tuple(fc.nat(80), fc.nat(10)), { maxLength: 3 }),
    })
    .map(({ days, amount, returns }) => {
      const ats = returns.map(([after]) => days + after).sort((a, b) => a - b)
      const parts = returns.map(([, part]) => part).sort((a, b) => a - b)
      return bought(
        days,
        amount,
        ats.map((at, index) => [at, parts[index]!])
      )
    })
  const lives = fc.array(line, { maxLength: 8 })

  it("is what somebody would find who adds everything up anew each day", () => {
    fc.assert(
      fc.property(lives, fc.nat(300), fc.nat(20), (lines, days, grace_days) => {
        const terms = rules({ grace_days })
        expect(tierOn(days, lines, always(terms))).toBe(dayByDay(terms, lines, days))
      }),
      { numRuns: 500 }
    )
  })

  it("is the same whatever was told first", () => {
    fc.assert(
      fc.property(
        lives.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))
        ),
        fc.nat(300),
        ([lines, shuffled], days) => {
          expect(standingAt(always(), shuffled, day(days))).toEqual(
            standingAt(always(), lines, day(days))
          )
        }
      )
    )
  })

  it("is, once every grace is over, as if what came back had never been bought", () => {
    fc.assert(
      fc.property(lives, lives, (kept, gone) => {
        const returned = gone.map((each) => ({
          ...each,
          returns: [{ at: each.at, returned_value: 10 }],
        }))
        const late = 150 + 80 + 3 * 10
        expect(standingAt(always(), [...kept, ...returned], day(late)).qualified).toBe(
          standingAt(always(), kept, day(late)).qualified
        )
        expect(tierOn(late, [...kept, ...returned])).toBe(tierOn(late, kept))
      })
    )
  })
})

/** A child with a calendar: what counts today, and how long it has been too little. */
function dayByDay(terms: TierRules, lines: readonly BoughtLine[], days: number): string | null {
  const codes = [null, ...terms.levels.map(({ code }) => code)]
  const counts = (each: BoughtLine, today: Date): number => {
    if (each.at > today || addMonths(each.at, terms.period_months) <= today) {
      return 0
    }
    const back = each.returns.filter(({ at }) => at <= today).at(-1)?.returned_value ?? 0
    return each.amount - Math.floor((each.amount * back) / each.line_value)
  }
  let step = 0
  let short = 0
  for (let today = 0; today <= days; today++) {
    const sum = lines.reduce((total, each) => total + counts(each, day(today)), 0)
    const reached = terms.levels.filter(({ from }) => sum >= from).length
    // First what was due before today's purchases, which come at the same hour.
    if (short > 0 && short === terms.grace_days) {
      step -= 1
      short = 0
    }
    if (reached >= step) {
      step = reached
      short = 0
    } else {
      short += 1
    }
    while (terms.grace_days === 0 && reached < step) {
      step -= 1
      short = 0
    }
  }
  return codes[step]!
}
