import fc from "fast-check"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { adjust } from "../operations/adjust"
import { openProgramme, publishRules } from "../operations/programmes"
import { readLiability } from "../read-models/liability"
import type { LoyaltyModuleService } from "../service"
import { bedOf, day } from "./bed"
import { LedgerLife } from "./ledger-life"
import { lives, type Step } from "./steps"

const RUNS = Number(process.env.RANDOM_RUNS ?? 60)
const SEED = process.env.RANDOM_SEED

jest.setTimeout(60_000 + RUNS * 1_000)

/** What every life begins with, as few of the short ones come so far: points earned, and some of them spent. */
const BOUGHT: Step[] = [
  { act: "accrue", account: 0, points: 15, value: 5, vests: 0, life: 12 },
  { act: "hold", account: 0, points: 9, days: 3 },
  { act: "capture", pick: 0, part: 7 },
]

const RANGE = { from: "2026-04", until: "2026-09", time_zone: "Asia/Yekaterinburg" }

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    const bed = bedOf(service)

    /** Another way to the same figures: what the last posting of each account before an instant left. */
    const balancesAt = async (programme_id: string, month: string) => {
      const [sum] = await bed.query<{ owned: number; debt: number }>(
        `select coalesce(sum(available_after + pending_after + held_after - debt_after), 0)::float8 as owned,
           coalesce(sum(debt_after), 0)::float8 as debt
         from (
           select distinct on (account_id) posting.* from omni_loyalty_posting posting
           join omni_loyalty_account account on account.id = account_id and programme_id = ?
           where recorded_at < ((? || '-01')::timestamp + interval '1 month') at time zone ?
           order by account_id, seq desc
         ) last`,
        [programme_id, month, RANGE.time_zone]
      )
      return sum!
    }

    it("closes every month with what accounts had then, and opens the next one with it", async () => {
      const programme_id = await LedgerLife.programme(bed)
      // One life after the other, as jobs book what is due of all accounts: no clock goes back.
      let today = 0
      await fc.assert(
        fc.asyncProperty(lives(14), fc.nat(3), async (steps, gap) => {
          const life = await LedgerLife.begin(bed, programme_id, "at the end")
          life.model.now = today + gap
          await life.live([...BOUGHT, ...steps])
          today = life.model.now
        }),
        { numRuns: RUNS, ...(SEED ? { seed: Number(SEED) } : {}) }
      )
      const months = await bed.read((m) => readLiability(m, { programme_id, ...RANGE }))
      expect(months.map(({ month }) => month)).toEqual(
        ["04", "05", "06", "07", "08", "09"].map((number) => `2026-${number}`)
      )
      let before = 0
      for (const month of months) {
        const { opening, issued, adjusted, imported, restored, written_off } = month
        const { redeemed, expired, clawed_back, outstanding, debt } = month
        const came = issued + adjusted + imported + restored + written_off
        expect(opening).toBe(before)
        expect(opening + came - redeemed - expired - clawed_back).toBe(outstanding)
        expect({ owned: outstanding, debt }).toEqual(await balancesAt(programme_id, month.month))
        before = outstanding
      }
      const moved = months.filter(({ issued }) => issued > 0)
      expect(moved.length).toBeGreaterThan(1)
      const sums = months.map(({ redeemed, restored, expired, debt }) => [
        redeemed,
        restored,
        expired,
        debt,
      ])
      expect(sums[0]).toEqual([0, 0, 0, 0])
      expect([0, 1, 2, 3].map((at) => sums.some((sum) => sum[at]! > 0))).toEqual([
        true,
        true,
        true,
        true,
      ])

      const later = await bed.read((m) =>
        readLiability(m, { programme_id, ...RANGE, from: "2026-06", until: "2026-06" })
      )
      expect(later).toEqual([months[2]])
    })

    it("cuts months on the books' clock, and values them by the rules in force at their end", async () => {
      const rules = (minor_units: number) => ({
        debt_limit: 0,
        restore_grace_days: 0,
        rules: { earning: { rates: {} }, spending: { values: { rub: minor_units } } },
        created_by: null,
      })
      const named = { handle: bed.unique("handle"), name: "Points" }
      const { programme_id } = await bed.commit((m) =>
        openProgramme(m, { ...named, ...rules(100) }, day(0))
      )
      const account_id = await bed.account(programme_id)
      const give = (points: number, at: string) =>
        bed.commit((m) =>
          adjust(
            m,
            bed.by(bed.unique("key")),
            { account_id, points, reason: "goodwill", reference: null, expires_at: null },
            new Date(at)
          )
        )
      await give(10, "2026-05-31T18:59:59Z")
      await give(3, "2026-05-31T19:00:00Z")
      await bed.commit((m) =>
        publishRules(m, { programme_id, ...rules(50) }, new Date("2026-06-30T18:59:59Z"))
      )
      const months = await bed.read((m) =>
        readLiability(m, { ...RANGE, programme_id, from: "2026-04", until: "2026-06" })
      )
      expect(months).toMatchObject([
        { month: "2026-04", outstanding: 0, values: {} },
        { month: "2026-05", opening: 0, adjusted: 10, outstanding: 10, values: { rub: 1000 } },
        { month: "2026-06", opening: 10, adjusted: 3, outstanding: 13, values: { rub: 650 } },
      ])
    })
  },
})
