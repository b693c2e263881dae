import fc from "fast-check"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { LoyaltyRules } from "../domain/rules"
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { accrue } from "../operations/accrue"
import { giveBirthdayBonus, giveReviewBonus } from "../operations/earning/occasions"
import { keepReferral, openProfile, tellBirthday } from "../operations/earning/profiles"
import { dueReviews } from "../operations/earning/due-reviews"
import { reviewAccount } from "../operations/earning/review-account"
import { mergeAccounts, undoMerge } from "../operations/merges"
import { openProgramme, publishRules } from "../operations/programmes"
import { reverseTo } from "../operations/reverse-to"
import { readBalance } from "../read-models/balance"
import { readBonuses } from "../read-models/bonuses"
import type { Programme } from "../read-models/programme"
import { readStanding, tierFor } from "../read-models/tier"
import type { LoyaltyModuleService } from "../service"
import { bedOf, day } from "./bed"

jest.setTimeout(180_000)

const RUNS = Number(process.env.EARNING_RUNS ?? 25)
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() % 2 ** 31)

const RULES = LoyaltyRules.parse({
  earning: { rates: { rub: { points: 1, per: 100 } } },
  life_days: 60,
  tiers: {
    currency_code: "rub",
    period_months: 1,
    grace_days: 5,
    notice_days: 2,
    levels: [
      { code: "silver", name: "Silver", from: 600 },
      { code: "gold", name: "Gold", from: 1_200 },
    ],
  },
  bonuses: {
    birthday: { points: 70 },
    first_online: { points: 50, min_amount: { rub: 200 } },
    first_store: { points: 30, life_days: 10 },
    review: { points: 5, most_in_30_days: 2 },
    referral: { referrer_points: 40, referred_points: 20, most: 1, period_days: 10 },
  },
})

type Order = {
  buyer: number
  channel: "online" | "store"
  on: number
  units: number
  /** Minor units, and points, for a unit. */
  price: number
  back: number
  delivered: boolean
}

/** Anna brought Berta and Carla. */
type World = { anna: string; berta: string; carla: string }
const PEOPLE = ["anna", "berta", "carla"] as const

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    const bed = bedOf(service)
    const { commit, query, read, by } = bed

    const programme = async (): Promise<string> => {
      const terms = { debt_limit: 1_000, restore_grace_days: 3, rules: RULES, created_by: null }
      const named = { handle: bed.unique("programme"), name: "Points" }
      const opened = await commit((m) => openProgramme(m, { ...named, ...terms }, day(-1)))
      return opened.programme_id
    }
    const openWorld = async (programme_id: string): Promise<World> => {
      const [anna, berta, carla] = (await bed.accounts(programme_id, 3)) as [string, string, string]
      for (const referred_id of [berta, carla]) {
        await commit((m) => keepReferral(m, { referred_id, referrer_id: anna }, day(0)))
      }
      return { anna, berta, carla }
    }
    const review = (account_id: string, on: number, purchase: string[] = []) =>
      commit((m) => reviewAccount(m, account_id, day(on), purchase))

    /** Units of each line bought. */
    const bought = new Map<string, number>()

    /** Buys units of an order, named alike in every world. */
    const buy = async (account_id: string, name: string, order: Order, units = order.units) => {
      const { channel, on, price, delivered } = order
      const vests_at = delivered ? day(on + 14) : null
      bought.set(`${account_id}:${name}`, units)
      const award = {
        reference: `${account_id}:${name}`,
        points: units * price,
        line_value: units,
        vests_at,
        expires_at: vests_at && day(on + 14 + 60),
        rules_version: 1,
        award: {
          amount: units * price,
          currency_code: "rub",
          purchase: `${account_id}:order:${name}`,
          channel,
          bought_at: day(on).toISOString(),
        },
      }
      const input = { account_id, reference: name, awards: [award] }
      await commit((m) => accrue(m, by(bed.unique("buy")), input, day(on)))
    }
    const giveBack = async (account_id: string, name: string, units: number, on: number) => {
      const line = `${account_id}:${name}`
      const whole = bought.get(line)!
      const left = { reference: line, whole, kept: whole - units }
      await commit((m) =>
        reverseTo(m, by(""), { reference: name, lines: [left], hold_ids: [] }, day(on))
      )
    }

    const bonusesOf = async (account_id: string) => {
      const lots = await read((m) => readBonuses(m, [account_id]))
      return lots
        .filter(({ taken_back }) => !taken_back)
        .map(({ kind, points, purchase, vests_at }) => ({
          kind,
          points,
          for: purchase?.split(":order:")[1],
          vests_at,
        }))
        .sort((one, other) => (one.kind + one.for < other.kind + other.for ? -1 : 1))
    }
    const stateOf = async (world: World, on: number) =>
      await Promise.all(
        PEOPLE.map(async (person) => {
          const id = world[person]
          const { available, pending, debt } = await read((m) => readBalance(m, id, day(on)))
          const { qualified } = await read((m) => readStanding(m, id, day(on)))
          return { person, available, pending, debt, qualified, bonuses: await bonusesOf(id) }
        })
      )

    const orders: fc.Arbitrary<Order[]> = fc.array(
      fc.record({
        buyer: fc.nat(2),
        channel: fc.constantFrom("online" as const, "store" as const),
        on: fc.integer({ min: 1, max: 20 }),
        units: fc.integer({ min: 1, max: 3 }),
        price: fc.constantFrom(60, 250, 700),
        back: fc.nat(3),
        delivered: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 }
    )

    it("has the bonuses and what counts for tiers as if what came back had never been bought, whatever came first", async () => {
      process.stderr.write(`earning: SEED=${SEED} worlds=${RUNS}\n`)
      const programme_id = await programme()
      await fc.assert(
        fc.asyncProperty(orders, fc.infiniteStream(fc.nat(9)), async (bought, picks) => {
          const pick = () => picks.next().value as number
          const lived = await openWorld(programme_id)
          const buyerOf = (world: World, { buyer }: Order) => world[PEOPLE[buyer]!]
          // Purchases become known in any order, and each return some time after its purchase.
          const waiting = bought.map((order, index) => ({ order, name: `${index}`, step: 0 }))
          while (waiting.length > 0) {
            const at = pick() % waiting.length
            const next = waiting[at]!
            const buyer = buyerOf(lived, next.order)
            if (next.step === 0) {
              await buy(buyer, next.name, next.order)
            } else {
              await giveBack(buyer, next.name, Math.min(next.order.back, next.step), 25)
            }
            next.step += 1
            if (next.step > Math.min(next.order.back, next.order.units)) {
              waiting.splice(at, 1)
            }
            if (pick() > 2) {
              await review(buyer, 25)
            }
          }
          const never = await openWorld(programme_id)
          for (const [index, order] of bought.entries()) {
            const kept = order.units - Math.min(order.back, order.units)
            if (kept > 0) {
              await buy(buyerOf(never, order), `${index}`, order, kept)
            }
          }
          for (const world of [lived, never]) {
            for (const person of PEOPLE) {
              await review(world[person], 26)
            }
          }
          // Before anything vests, after it, and when some of it has expired.
          for (const on of [26, 40, 80]) {
            expect(await stateOf(lived, on)).toEqual(await stateOf(never, on))
          }
        }),
        { numRuns: RUNS, seed: SEED }
      )
      expect(await bed.findings()).toEqual([])
    })

    it("finds the same by a look at the purchase alone as by all that was bought", async () => {
      const programme_id = await programme()
      await fc.assert(
        fc.asyncProperty(orders, fc.infiniteStream(fc.nat(9)), async (bought, picks) => {
          const [quick, thorough] = [await openWorld(programme_id), await openWorld(programme_id)]
          let now = 21
          for (const [index, each] of bought.entries()) {
            const name = `${index}`
            // Some time later: what was bought before may have run out, or a tier with it.
            now += picks.next().value as number
            const on = now - (picks.next().value as number)
            for (const world of [quick, thorough]) {
              const buyer = world[PEOPLE[each.buyer]!]
              await buy(buyer, name, { ...each, on })
              await review(buyer, now, world === quick ? [`${buyer}:${name}`] : [])
              if (each.back > 2) {
                await giveBack(buyer, name, 1, now)
                await review(buyer, now)
              }
              const seen = await read((m) => tierFor(m, buyer, { at: day(now), purchase: null }))
              expect(seen).toBe((await read((m) => readStanding(m, buyer, day(now)))).tier)
            }
          }
          expect(await stateOf(quick, now)).toEqual(await stateOf(thorough, now))
          expect(await tiersOf(quick)).toEqual(await tiersOf(thorough))
        }),
        { numRuns: RUNS, seed: SEED }
      )
      expect(await bed.findings()).toEqual([])
    })
    const tiersOf = async (world: World) =>
      await Promise.all(
        PEOPLE.map(
          async (person) =>
            await query("select tier, falls_at from omni_loyalty_tier where account_id = ?", [
              world[person],
            ])
        )
      )

    it("does not look at what was bought before when a purchase leaves room", async () => {
      const { anna } = await openWorld(await programme())
      const roomOf = async () =>
        (
          await query<{ room: number; room_from: Date }>(
            "select room::int, room_from from omni_loyalty_tier where account_id = ?",
            [anna]
          )
        )[0]
      const inStore = (more: Partial<Order>) => order({ channel: "store", ...more })
      await buy(anna, "coat", inStore({ price: 700 }))
      await review(anna, 1, [`${anna}:coat`])
      expect(await roomOf()).toEqual({ room: 1_200 - 700, room_from: day(1 - 90) })
      await buy(anna, "hat", inStore({ on: 3, price: 60 }))
      await review(anna, 4, [`${anna}:hat`])
      expect(await roomOf()).toEqual({ room: 500 - 60, room_from: day(1 - 90) })
      await buy(anna, "dress", inStore({ on: 4, price: 440 }))
      expect(await review(anna, 5, [`${anna}:dress`])).toMatchObject([{ tier: "gold" }])
    })

    const order = (more: Partial<Order> = {}): Order => ({
      buyer: 0,
      channel: "online",
      on: 1,
      units: 1,
      price: 250,
      back: 0,
      delivered: true,
      ...more,
    })

    it("gives each bonus once to whom it belongs, when it vests with the purchase, and tells of tiers once", async () => {
      const { anna, berta, carla } = await openWorld(await programme())
      await buy(berta, "coat", order({ price: 700 }))
      expect(await review(berta, 1)).toEqual([
        expect.objectContaining({ what: "changed", tier: "silver", tier_before: null }),
      ])
      expect(await review(berta, 1)).toEqual([])
      expect(await bonusesOf(berta)).toEqual([
        { kind: "first_online", points: 50, for: "coat", vests_at: day(15) },
        { kind: "referred", points: 20, for: "coat", vests_at: day(15) },
      ])
      expect(await bonusesOf(anna)).toEqual([
        { kind: "referrer", points: 40, for: "coat", vests_at: day(15) },
      ])

      // Anna is rewarded for one friend in ten days; Carla has her own bonus all the same.
      await buy(carla, "hat", order({ on: 9, price: 300 }))
      await review(carla, 9)
      expect((await bonusesOf(carla)).map(({ kind }) => kind)).toEqual(["first_online", "referred"])
      expect((await bonusesOf(anna)).map((each) => each.for)).toEqual(["coat"])
      await giveBack(berta, "coat", 1, 10)
      await review(berta, 10)
      expect(await bonusesOf(berta)).toEqual([])
      await review(carla, 10)
      expect((await bonusesOf(anna)).map((each) => each.for)).toEqual(["hat"])

      // Nothing is left of Berta's purchase: she goes down after five days, and is told two days before.
      expect(await review(berta, 12)).toEqual([])
      const [told, ...more] = await review(berta, 13)
      expect([told, more]).toMatchObject([
        { what: "ending", tier: "silver", falls_at: day(15).toISOString() },
        [],
      ])
      expect(await review(berta, 14)).toEqual([])
      const page = { version: 1, after: "", limit: 1_000 }
      expect(await read((m) => dueReviews(m, page, day(15)))).toContain(berta)
      expect(await review(berta, 15)).toEqual([
        expect.objectContaining({ what: "changed", tier: null, tier_before: "silver" }),
      ])
    })

    it("counts for new tiers what was kept before them, from the day on which they hold", async () => {
      const terms = { debt_limit: 1_000, restore_grace_days: 3, created_by: null }
      const rules = LoyaltyRules.parse({ earning: { rates: { rub: { points: 1, per: 100 } } } })
      const named = { handle: bed.unique("programme"), name: "Points" }
      const { programme_id } = await commit((m) =>
        openProgramme(m, { ...named, ...terms, rules }, day(-1))
      )
      const account_id = await bed.account(programme_id)
      await buy(account_id, "coat", order({ price: 700 }))
      await buy(account_id, "hat", order({ on: 2, price: 700 }))
      await giveBack(account_id, "coat", 1, 3)
      expect(await review(account_id, 3)).toEqual([])
      const tiers = { ...terms, programme_id, rules: RULES, in_force_from: day(10) }
      await commit((m) => publishRules(m, tiers, day(4)))
      expect(await review(account_id, 9)).toEqual([])
      const page = { version: 2, after: "", limit: 1_000 }
      expect(await read((m) => dueReviews(m, page, day(10)))).toContain(account_id)
      expect(await review(account_id, 10)).toMatchObject([{ what: "changed", tier: "silver" }])
      expect(await read((m) => dueReviews(m, page, day(10)))).not.toContain(account_id)
    })

    it("follows accounts that are joined and parted, and nobody is brought by herself", async () => {
      const { anna, berta } = await openWorld(await programme())
      await buy(anna, "scarf", order({ channel: "store", on: 3 }))
      await buy(berta, "coat", order({ channel: "store", on: 5 }))
      await review(anna, 6)
      await review(berta, 6)
      const kinds = async (id: string) => (await bonusesOf(id)).map(({ kind }) => kind)
      expect(await kinds(anna)).toEqual(["first_store", "referrer"])
      expect(await kinds(berta)).toEqual(["first_store", "referred"])
      // A till that was offline tells of an earlier purchase.
      await buy(berta, "late", order({ channel: "store", on: 4 }))
      await review(berta, 6)
      expect((await bonusesOf(berta)).map((each) => each.for)).toEqual(["late", "late"])

      const two = { survivor_id: anna, merged_id: berta, reason: "same_person" }
      const { merge_id } = await commit((m) => mergeAccounts(m, by("merge"), two, day(7)))
      await review(anna, 7)
      expect(await kinds(anna)).toEqual(["first_store"])
      expect((await read((m) => readStanding(m, anna, day(7)))).qualified).toBe(750)

      const parting = { merge_id, reason: "not_same_person" }
      await commit((m) => undoMerge(m, by("unmerge"), parting, day(8)))
      await review(anna, 8)
      await review(berta, 8)
      expect(await kinds(anna)).toEqual(["first_store", "referrer"])
      expect(await kinds(berta)).toEqual(["first_store", "referred"])
      expect(await bed.findings()).toEqual([])
    })

    it("gives birthdays once a year, and reviews up to the limit until the purchase comes back", async () => {
      const programme_id = await programme()
      const account_id = await bed.account(programme_id)
      const shop = { version: 1, rules: RULES } as Programme
      const celebrate = (on: string) =>
        commit((m) =>
          giveBirthdayBonus(m, by(""), { account_id, programme: shop, day: on }, day(1))
        )
      await commit((m) => openProfile(m, account_id, day(0)))
      await commit((m) => tellBirthday(m, account_id, { month: 2, day: 29 }, day(0)))
      await celebrate("2026-02-28")
      await celebrate("2026-02-28")
      await celebrate("2027-02-28")
      expect((await bonusesOf(account_id)).map(({ points }) => points)).toEqual([70, 70])

      await buy(account_id, "coat", order({ price: 60 }))
      const write = (review_id: string, purchase: string | null) =>
        commit((m) =>
          giveReviewBonus(m, by(""), { account_id, programme: shop, review_id, purchase }, day(2))
        )
      const coat = `${account_id}:order:coat`
      expect(await write("one", coat)).toEqual({ points: 5, repeated: false })
      expect(await write("one", coat)).toEqual({ points: 5, repeated: true })
      await expect(write("two", "order:unknown")).rejects.toMatchObject({
        code: "purchase_not_found",
      })
      await write("two", null)
      await expect(write("three", null)).rejects.toMatchObject({ code: "bonus_limit" })
      await giveBack(account_id, "coat", 1, 3)
      await review(account_id, 3)
      expect((await bonusesOf(account_id)).map(({ kind }) => kind)).toEqual([
        "birthday",
        "birthday",
        "review",
      ])
    })
  },
})
