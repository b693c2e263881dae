import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { firstBrokenLink } from "../domain/chain"
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { setFrozen } from "../operations/accounts"
import { accrue } from "../operations/accrue"
import { capture } from "../operations/capture"
import { hold } from "../operations/holds"
import { addIdentifier, endIdentifier, findAccount } from "../operations/identifiers"
import { mergeAccounts, undoMerge } from "../operations/merges"
import { release } from "../operations/release"
import { reverse } from "../operations/reverse"
import { reverseTo } from "../operations/reverse-to"
import { readBalances } from "../read-models/balance"
import { readHistory } from "../read-models/history"
import type { LoyaltyModuleService } from "../service"
import type { NewAward } from "../types"
import { bedOf, day } from "./bed"

jest.setTimeout(120_000)

const SECRET = "a secret of the tests"

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    const bed = bedOf(service)
    const { commit, by, query } = bed

    const award = (points: number, more: Partial<NewAward> = {}): NewAward => ({
      reference: bed.unique("line"),
      points,
      line_value: 100,
      vests_at: "now",
      expires_at: null,
      ...more,
    })
    const give = (account_id: string, awards: NewAward[], key = bed.unique("key")) =>
      commit((m) => accrue(m, by(key), { account_id, reference: "order", awards }, day(0)))
    const set = (account_id: string, points: number, key = bed.unique("key"), reference = key) =>
      commit((m) =>
        hold(
          m,
          by(key),
          { account_id, points, carrier: "till", reference, expires_at: day(1) },
          day(0)
        )
      )
    const account = async (limits = {}) => await bed.account(await bed.programme(limits))

    it("gives a return back to the point, the lot and the date, and explains every balance", async () => {
      const id = await account({ debt_limit: 50 })
      const coat = award(30, { expires_at: day(30) })
      const scarf = award(40, { expires_at: day(60) })
      const { lot_ids } = await give(id, [coat, scarf])
      const { hold_id } = await set(id, 35, "till-1", "receipt-1")
      const lines = [
        { reference: "hat", points: 20, line_value: 3 },
        { reference: "belt", points: 15, line_value: 1 },
      ]
      await commit((m) => capture(m, by(""), { hold_id, points: 35, lines }, day(0)))

      // The coat comes back: its 30 points were spent, so the scarf's step in for them.
      const back = (awards: object[], burns: object[], at = day(0)) =>
        commit((m) =>
          reverse(
            m,
            by(bed.unique("key")),
            { account_id: id, reference: "return", awards, burns } as never,
            at
          )
        )
      const returned = await back([{ reference: coat.reference, returned_value: 100 }], [])
      expect(returned).toMatchObject({ clawed_back: 30, available: 5, debt: 0 })

      // Two thirds of the hat come back, one by one, and the scarf's points with them.
      const hat = { hold_id, reference: "hat", returned_value: 1 }
      expect(await back([], [hat])).toMatchObject({ restored: 6, available: 11 })
      expect(await back([], [hat])).toMatchObject({ restored: 7, available: 18 })
      const lots = await query(
        "select id, available::int, expires_at from omni_loyalty_lot where available > 0"
      )
      expect(lots).toEqual([{ id: lot_ids[1], available: 18, expires_at: day(60) }])

      // The last third comes after the scarf's points expired: they live on for the grace.
      expect(await back([], [hat], day(61))).toMatchObject({ restored: 7, available: 7 })
      expect(await query("select expires_at from omni_loyalty_lot where available > 0")).toEqual([
        { expires_at: day(64) },
      ])
      await expect(back([], [hat])).rejects.toMatchObject({
        type: "conflict",
        code: "returned_too_much",
      })

      const history = (
        await bed.read((m) => readHistory(m, { account_id: id, before: null, limit: 100 }))
      ).reverse()
      const kinds = history.map(({ kind }) => kind)
      expect(kinds).toEqual([
        ...["earn", "hold", "capture", "reverse", "reverse", "reverse", "expire", "reverse"],
      ])
      for (const [index, posting] of history.entries()) {
        const change = posting.entries
          .filter(({ place }) => place === "available")
          .reduce((sum, { amount }) => sum + amount, history[index - 1]?.available_after ?? 0)
        expect(posting.available_after).toBe(change)
      }
      expect(firstBrokenLink(history)).toBeNull()
      history[3]!.entries[0]!.amount += 1
      expect(firstBrokenLink(history)).toBe(4)
      expect(await bed.findings()).toEqual([])
    })

    it("lets what is owed grow to the limit, writes the rest off, and takes the next points first", async () => {
      const id = await account({ debt_limit: 10 })
      const coat = award(30)
      await give(id, [coat])
      const { hold_id } = await set(id, 30)
      await commit((m) => capture(m, by(""), { hold_id, points: 30, lines: null }, day(0)))
      const awards = [{ reference: coat.reference, returned_value: 100 }]
      const input = { account_id: id, reference: "return", awards, burns: [] }
      expect(await commit((m) => reverse(m, by("return"), input, day(0)))).toMatchObject({
        available: 0,
        debt: 10,
      })
      expect(await give(id, [award(4)])).toMatchObject({ available: 0, debt: 6 })
      expect(await give(id, [award(9)])).toMatchObject({ available: 3, debt: 0 })

      await commit((m) => setFrozen(m, id, true, day(0)))
      await expect(set(id, 1)).rejects.toMatchObject({ code: "account_frozen" })
      await commit((m) => setFrozen(m, id, false, day(0)))
      await expect(set(id, 1.5)).rejects.toMatchObject({ code: "points_invalid" })
      await expect(set(id, -1)).rejects.toMatchObject({ code: "points_invalid" })
      await expect(give(id, [award(0.5)])).rejects.toMatchObject({ code: "points_invalid" })
      expect(await bed.findings()).toEqual([])
    })

    it("does once what many ask for at once", async () => {
      const programme = await bed.programme()
      const [one, two] = [await bed.account(programme), await bed.account(programme)]
      await give(one, [award(100)])
      await give(two, [award(100)])
      await Promise.all(Array.from({ length: 12 }, () => bed.findings())) // opens the pool, so that they overlap
      const settled = async (calls: Promise<unknown>[]) =>
        (await Promise.allSettled(calls)).map((outcome) =>
          outcome.status === "fulfilled" ? "done" : (outcome.reason as { code?: string }).code
        )

      const greedy = await settled(Array.from({ length: 24 }, () => set(one, 10)))
      expect(greedy.filter((outcome) => outcome === "done")).toHaveLength(10)
      expect(greedy.filter((outcome) => outcome === "insufficient_points")).toHaveLength(14)

      expect(await settled(Array.from({ length: 8 }, () => set(two, 10, "one key")))).toEqual(
        Array.from({ length: 8 }, () => "done")
      )
      expect(await settled([set(two, 11, "one key")])).toEqual(["idempotency_conflict"])
      expect(await query("select held::int from omni_loyalty_account where id = ?", [two])).toEqual(
        [{ held: 10 }]
      )

      const line = award(5)
      const elsewhere = await settled([
        ...[one, two, one, two].map((id) => give(id, [line], bed.unique("key"))),
      ])
      expect(elsewhere.sort()).toEqual(["award_exists", "award_exists", "award_exists", "done"])
      const keys = await settled([one, two].map((id) => give(id, [award(1)], "another key")))
      expect(keys.sort()).toEqual(["done", "idempotency_conflict"])
      expect(await bed.findings()).toEqual([])
    })

    it("brings points in line with how much has come back, told by whom and how often one likes", async () => {
      const id = await account({ debt_limit: 100 })
      const [coat, hat] = [
        award(10, { line_value: 3_000, vests_at: null }),
        award(7, { line_value: 1_000, vests_at: null }),
      ]
      await give(id, [coat, hat, award(50)])
      const { hold_id } = await set(id, 20)
      const paid = { reference: coat.reference, points: 20, line_value: 3_000 }
      await commit((m) => capture(m, by(""), { hold_id, points: 20, lines: [paid] }, day(0)))

      const told = async (...values: [coat: number, hat: number]) => {
        const lines = [coat, hat, award(1)].map(({ reference, line_value: whole }, index) => ({
          reference,
          whole,
          kept: whole - (values[index] ?? 0),
        }))
        const input = { reference: "order:1", lines, hold_ids: [hold_id] }
        await commit((m) => reverseTo(m, by(""), input, day(0)))
        const [balance] = await bed.read((m) => readBalances(m, [id], day(0)))
        return [balance!.pending, balance!.available]
      }
      expect(await told(0, 0)).toEqual([17, 30])
      expect(await told(1_000, 0)).toEqual([17 - 3, 30 + 6])
      expect(await told(1_000, 0)).toEqual([14, 36])
      await Promise.all([told(2_000, 0), told(2_000, 1_000), told(1_000, 1_000)])
      expect(await told(0, 0)).toEqual([17 - 6 - 7, 30 + 13])
      expect(await told(3_000, 1_000)).toEqual([0, 50])
      expect(await bed.findings()).toEqual([])
    })

    it("lets points go that come back from a hold after their day", async () => {
      const id = await account()
      await give(id, [award(7, { expires_at: day(1) }), award(5)])
      const { hold_id } = await set(id, 9)
      const freed = await commit((m) => release(m, by(""), hold_id, day(2)))
      expect(freed).toMatchObject({ available: 5, held: 0 })
    })

    it("lets who spent the other's points owe them when a merge is undone", async () => {
      const programme = await bed.programme()
      const [anna, ira] = [await bed.account(programme), await bed.account(programme)]
      await give(anna, [award(30)])
      await give(ira, [award(10)])
      const input = { survivor_id: anna, merged_id: ira, reason: "one person" }
      const { merge_id } = await commit((m) => mergeAccounts(m, by("join"), input, day(0)))
      const { hold_id } = await set(anna, 40)
      await commit((m) => capture(m, by(""), { hold_id, points: 40, lines: null }, day(0)))
      await commit((m) => undoMerge(m, by("part"), { merge_id, reason: "two" }, day(0)))
      const balances = await bed.read((m) => readBalances(m, [anna, ira], day(0)))
      expect(balances.sort((one) => (one.account_id === anna ? -1 : 1))).toMatchObject([
        { available: 0, debt: 10 },
        { available: 10, debt: 0 },
      ])
    })

    it("finds one person by card, phone and e-mail, wherever the accounts were merged to", async () => {
      const programme_id = await bed.programme()
      const [anna, card] = [await bed.account(programme_id), await bed.account(programme_id)]
      const add = (account_id: string, kind: "card" | "phone" | "email", value: string) =>
        commit((m) => addIdentifier(m, SECRET, { account_id, kind, value }, day(0)))
      const find = (kind: "card" | "phone" | "email", value: string) =>
        bed.read((m) => findAccount(m, SECRET, { programme_id, kind, value }))
      await add(anna, "email", "Anna@Example.com")
      await add(card, "card", "2200 0000 1111")
      await add(card, "card", "220000001111")
      await expect(add(anna, "card", "220000001111")).rejects.toMatchObject({
        code: "identifier_taken",
      })
      await expect(add(anna, "phone", "home")).rejects.toMatchObject({ code: "identifier_invalid" })
      expect(await find("email", "anna@example.com ")).toBe(anna)
      expect(await find("card", "2200-0000-1111")).toBe(card)
      expect(
        await query("select value_hash from omni_loyalty_identifier where value_hash like '%2200%'")
      ).toEqual([])

      const input = { survivor_id: anna, merged_id: card, reason: "one person" }
      const { merge_id } = await commit((m) => mergeAccounts(m, by("merge"), input, day(0)))
      expect(await find("card", "220000001111")).toBe(anna)
      expect(await give(card, [award(7)])).toMatchObject({ account_id: anna, available: 7 })
      await commit((m) => undoMerge(m, by("undo"), { merge_id, reason: "two" }, day(0)))
      expect(await find("card", "220000001111")).toBe(card)
      await commit((m) =>
        endIdentifier(m, SECRET, { programme_id, kind: "card", value: "220000001111" }, day(1))
      )
      expect(await find("card", "220000001111")).toBeNull()
    })
  },
})
