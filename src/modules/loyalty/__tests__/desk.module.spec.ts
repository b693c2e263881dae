import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { readImportFile } from "../domain/import-file"
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { decideAdjustment, requestAdjustment } from "../operations/adjustments"
import { findAccount, addIdentifier } from "../operations/identifiers"
import { importBalances } from "../operations/import-balances"
import { openProgramme } from "../operations/programmes"
import { readBalance } from "../read-models/balance"
import { listAdjustments } from "../read-models/adjustments"
import type { LoyaltyModuleService } from "../service"
import { bedOf, day } from "./bed"

jest.setTimeout(120_000)

const SECRET = "a secret of the tests"

/** What people do to accounts by hand. */
moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    const bed = bedOf(service)
    const { commit, read, query } = bed

    const account = async (rules: Record<string, unknown> = {}) => {
      const terms = { debt_limit: 0, restore_grace_days: 0, rules, created_by: null }
      const named = { handle: bed.unique("handle"), name: "Points" }
      const programme = await commit((m) => openProgramme(m, { ...named, ...terms }, day(0)))
      return await bed.account(programme.programme_id)
    }
    const ask = (account_id: string, points: number, by = "user:vera", at = day(0), key?: string) =>
      commit((m) =>
        requestAdjustment(
          m,
          { key: key ?? bed.unique("ask"), requested_by: by },
          { account_id, points, reason_code: "goodwill", note: "A torn lining" },
          at
        )
      )
    const decide = (adjustment_id: string, decided_by: string, confirm = true) =>
      commit((m) => decideAdjustment(m, { adjustment_id, decided_by, confirm }, day(0)))
    const available = async (id: string) =>
      (await read((m) => readBalance(m, id, day(0)))).available
    const statusOf = async (id: string) =>
      (await read((m) => listAdjustments(m, { ids: [id], limit: 1, offset: 0 }))).adjustments[0]
        ?.status

    describe("an adjustment", () => {
      const LIMIT = { adjustments: { second_person_above: 100 } }

      it("is done at once up to the programme's limit, and above it waits for another person", async () => {
        const id = await account(LIMIT)
        const small = await ask(id, 100)
        expect([await statusOf(small.adjustment_id), await available(id)]).toEqual(["applied", 100])

        const large = await ask(id, 101, "user:olga")
        expect([await statusOf(large.adjustment_id), await available(id)]).toEqual(["waiting", 100])
        await expect(decide(large.adjustment_id, "user:olga")).rejects.toMatchObject({
          type: "forbidden",
          code: "second_person_needed",
        })
        await decide(large.adjustment_id, "user:vera")
        await decide(large.adjustment_id, "user:vera")
        expect([await statusOf(large.adjustment_id), await available(id)]).toEqual(["applied", 201])
        await expect(decide(large.adjustment_id, "user:anna")).rejects.toMatchObject({
          code: "adjustment_decided",
        })
      })

      it("is not let through in small pieces: the limit is of one person, one account and a day", async () => {
        const id = await account(LIMIT)
        await ask(id, 60)
        const second = await ask(id, -41)
        expect(await statusOf(second.adjustment_id)).toBe("waiting")
        const byOther = await ask(id, -41, "user:olga")
        const dayLater = await ask(id, 50, "user:vera", day(1.01))
        expect(await statusOf(byOther.adjustment_id)).toBe("applied")
        expect(await statusOf(dayLater.adjustment_id)).toBe("applied")
      })

      it("happens once under one key, and not at all when it is declined or cannot be done", async () => {
        const id = await account(LIMIT)
        const first = await ask(id, 30, "user:vera", day(0), "one key")
        expect(await ask(id, 30, "user:vera", day(0), "one key")).toEqual(first)
        await expect(ask(id, 31, "user:vera", day(0), "one key")).rejects.toMatchObject({
          code: "idempotency_conflict",
        })
        const declined = await ask(id, 500)
        await decide(declined.adjustment_id, "user:olga", false)
        await expect(decide(declined.adjustment_id, "user:olga")).rejects.toMatchObject({
          code: "adjustment_decided",
        })
        const takenBack = await ask(id, 500, "user:vera")
        await decide(takenBack.adjustment_id, "user:vera", false)
        expect(await statusOf(takenBack.adjustment_id)).toBe("declined")
        const tooMuch = await ask(id, -500)
        await expect(decide(tooMuch.adjustment_id, "user:olga")).rejects.toMatchObject({
          code: "insufficient_points",
        })
        expect([await statusOf(tooMuch.adjustment_id), await available(id)]).toEqual([
          "waiting",
          30,
        ])
        expect(await bed.findings()).toEqual([])
      })

      it("keeps its two people even against whoever writes to the table", async () => {
        const id = await account(LIMIT)
        const { adjustment_id } = await ask(id, 500)
        const force = (set: string) =>
          query(`update omni_loyalty_adjustment set ${set}, decided_at = now() where id = ?`, [
            adjustment_id,
          ])
        await expect(force("status = 'applied'")).rejects.toThrow(
          "omni_loyalty_adjustment_above_limit"
        )
        await expect(force("status = 'applied', decided_by = requested_by")).rejects.toThrow(
          "omni_loyalty_adjustment_two_people"
        )
        await expect(force("status = 'declined', decided_by = 'x', points = 1")).rejects.toThrow(
          "does not change"
        )
        await decide(adjustment_id, "user:olga", false)
        await expect(force("status = 'applied', decided_by = 'user:x'")).rejects.toThrow(
          "decided once"
        )
        await expect(
          query("delete from omni_loyalty_adjustment where id = ?", [adjustment_id])
        ).rejects.toThrow("append-only")

        const forged = await ask(id, 500)
        await query(
          "update omni_loyalty_adjustment set status = 'applied', decided_by = 'x', decided_at = now() where id = ?",
          [forged.adjustment_id]
        )
        expect(await bed.findings()).toEqual([
          { check: expect.stringContaining("an adjustment"), subject: forged.adjustment_id },
        ])
      })
    })

    describe("an import", () => {
      const terms = {
        now: day(0),
        endOf: (date: string) => new Date(Date.parse(`${date}T21:00:00Z`)),
        phoneOf: (written: string) => (/^\+7\d{10}$/.test(written) ? written : null),
      }
      const bring = (programme_id: string, csv: string, file_hash = csv) =>
        commit((m) =>
          importBalances(
            m,
            SECRET,
            {
              programme_id,
              file_hash,
              rows: readImportFile(csv, terms).rows,
              imported_by: "user:v",
            },
            day(0)
          )
        )

      it("gives every card its points with their last day, once, and opens the accounts that are missing", async () => {
        const programme_id = await bed.programme()
        const old = await bed.account(programme_id)
        const card = { kind: "card" as const, value: "2000-17" }
        await commit((m) => addIdentifier(m, SECRET, { account_id: old, ...card }, day(0)))
        const cards = Array.from({ length: 600 }, (_, n) => `C${1000 + n},,,1,`)
        const csv = [
          "card,phone,email,points,expires_on",
          "2000-17,+79161234567,,250,2026-12-31",
          ",,Anna@Example.com,0,",
          ...cards,
        ].join("\n")

        const done = await bring(programme_id, csv)
        expect(done).toMatchObject({ rows: 602, points: 850, accounts_opened: 601 })
        expect(await bring(programme_id, csv)).toEqual({ ...done, repeated: true })

        const of = (kind: "card" | "phone" | "email", value: string) =>
          read((m) => findAccount(m, SECRET, { programme_id, kind, value }))
        expect(await of("phone", "+79161234567")).toBe(old)
        expect(await available(old)).toBe(250)
        expect(await available((await of("email", "anna@example.com"))!)).toBe(0)
        expect(await available((await of("card", "C1599"))!)).toBe(1)
        const lots = await query<{ expires_at: Date }>(
          "select expires_at from omni_loyalty_lot where account_id = ?",
          [old]
        )
        expect(lots[0]!.expires_at).toEqual(new Date("2026-12-31T21:00:00Z"))
        expect(await bed.findings()).toEqual([])
      })

      it("is taken wholly or not at all", async () => {
        const programme_id = await bed.programme()
        const ids = [await bed.account(programme_id), await bed.account(programme_id)]
        for (const [at, value] of ["AAAA", "BBBB"].entries()) {
          const added = { account_id: ids[at]!, kind: "card" as const, value }
          await commit((m) => addIdentifier(m, SECRET, added, day(0)))
        }
        const email = { account_id: ids[1]!, kind: "email" as const, value: "b@example.com" }
        await commit((m) => addIdentifier(m, SECRET, email, day(0)))
        const csv = "card,email,points\nNEW1,,5\nAAAA,b@example.com,7"
        await expect(bring(programme_id, csv)).rejects.toMatchObject({ code: "import_invalid" })
        expect(
          await read((m) => findAccount(m, SECRET, { programme_id, kind: "card", value: "NEW1" }))
        ).toBeNull()
      })
    })
  },
})
