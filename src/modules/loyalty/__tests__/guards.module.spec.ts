import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { boundRows } from "../../../core/sql"
import { LOYALTY_MODULE } from ".."
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { accrue } from "../operations/accrue"
import { capture } from "../operations/capture"
import { hold } from "../operations/holds"
import type { LoyaltyModuleService } from "../service"
import { bedOf, day } from "./bed"

jest.setTimeout(120_000)

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    const bed = bedOf(service)
    const { commit, by } = bed

    /** An account that earned 100, holds 10 and has redeemed 20. */
    async function story() {
      const account_id = await bed.account(await bed.programme())
      const awards = [
        {
          reference: bed.unique("line"),
          points: 100,
          line_value: 9,
          vests_at: "now" as const,
          expires_at: day(9),
        },
      ]
      const input = { account_id, reference: "order", awards }
      const { lot_ids } = await commit((m) => accrue(m, by(bed.unique("key")), input, day(0)))
      const set = (points: number) => {
        const terms = {
          account_id,
          points,
          carrier: "till" as const,
          reference: "receipt",
          expires_at: day(1),
        }
        return commit((m) => hold(m, by(bed.unique("key")), terms, day(0)))
      }
      const { hold_id: open } = await set(10)
      const { hold_id: spent } = await set(20)
      await commit((m) => capture(m, by(""), { hold_id: spent, points: 20, lines: null }, day(0)))
      return { account_id, lot_id: lot_ids[0]!, open, spent }
    }

    const run = (sql: string, values: string[]) => commit((m) => boundRows(m, sql, values))

    it("refuses whoever would write past the ledger, in the database itself", async () => {
      const { account_id, lot_id, open, spent } = await story()
      for (const table of ["posting", "entry"]) {
        for (const act of ["delete from", "update"]) {
          const change = act === "update" ? "set seq = seq + 1" : ""
          await expect(
            run(`${act} omni_loyalty_${table} ${change} where account_id = ?`, [account_id])
          ).rejects.toThrow(/append-only/)
        }
      }
      const refused: [string, string[], RegExp][] = [
        ["delete from omni_loyalty_request where key like ?", ["%"], /append-only/],
        [
          "update omni_loyalty_rules set debt_limit = 0 where created_by is distinct from ?",
          ["x"],
          /append-only/,
        ],
        ["delete from omni_loyalty_account where id = ?", [account_id], /append-only/],
        ["delete from omni_loyalty_lot where id = ?", [lot_id], /append-only/],
        ["delete from omni_loyalty_hold where id = ?", [open], /append-only/],
        [
          "update omni_loyalty_account set available = available + 1 where id = ?",
          [account_id],
          /entries alone/,
        ],
        ["update omni_loyalty_account set seq = 0 where id = ?", [account_id], /entries alone/],
        [
          "update omni_loyalty_lot set redeemed = 0, available = 90 where id = ?",
          [lot_id],
          /entries alone/,
        ],
        ["update omni_loyalty_lot set line_value = 99 where id = ?", [lot_id], /given for/],
        [
          "update omni_loyalty_hold set status = 'released', captured = 0 where id = ?",
          [spent],
          /resolved once/,
        ],
        ["update omni_loyalty_hold set amount = 99 where id = ?", [open], /does not change/],
        ["update omni_loyalty_hold set restored = 21 where id = ?", [spent], /hold_restored/],
      ]
      for (const [sql, values, reason] of refused) {
        await expect(run(sql, values)).rejects.toThrow(reason)
      }
      expect(await bed.findings()).toEqual([])
    })

    it("refuses postings that do not add up, do not follow, or spend what has lapsed", async () => {
      const { account_id, lot_id, open } = await story()
      const [{ hash }] = (await bed.query<{ hash: string }>(
        "select hash from omni_loyalty_account where id = ?",
        [account_id]
      )) as [{ hash: string }]
      const forge = (
        { seq = 5, prev = hash, available_after = 71, at = day(0), kind = "adjust" },
        entries: [place: string, amount: number][]
      ) =>
        commit(async (m) => {
          await boundRows(
            m,
            `insert into omni_loyalty_posting (account_id, seq, kind, source, occurred_at, recorded_at,
               available_after, pending_after, held_after, debt_after, prev_hash, hash)
             values (?, ?, ?, 'forged', ?, ?, ?, 0, 10, 0, ?, 'forged')`,
            [account_id, seq, kind, at, at, available_after, prev]
          )
          await boundRows(
            m,
            `insert into omni_loyalty_entry (account_id, seq, line, place, lot_id, hold_id, amount)
             select ?, ?, line, place, ?, case when place = 'held' then ? end, amount
             from unnest(?::text[], ?::bigint[]) with ordinality as entry(place, amount, line)`,
            [
              account_id,
              seq,
              lot_id,
              open,
              entries.map(([place]) => place),
              entries.map(([, n]) => n),
            ]
          )
        })
      const one: [string, number][] = [
        ["added", -1],
        ["available", 1],
      ]
      await expect(forge({}, [["available", 1]])).rejects.toThrow(/add up to zero/)
      await expect(
        forge({}, [
          ["transferred", -1],
          ["available", 1],
        ])
      ).rejects.toThrow(/reached none/)
      await expect(forge({ seq: 6 }, one)).rejects.toThrow(/not the next/)
      await expect(forge({ prev: "" }, one)).rejects.toThrow(/not the next/)
      await expect(forge({ available_after: 72 }, one)).rejects.toThrow(/do not lead to/)
      await expect(
        forge({ kind: "hold", at: day(10), available_after: 69 }, [
          ["available", -1],
          ["held", 1],
        ])
      ).rejects.toThrow(/has expired/)
      await expect(
        forge({ available_after: -1 }, [
          ["available", -71],
          ["deducted", 71],
        ])
      ).rejects.toThrow(/available/)
      expect(await bed.findings()).toEqual([])
      // Well made, it is a posting like any other; but its hash is not that of its words.
      await forge({}, one)
      expect(await bed.findings()).toEqual([
        { check: "a posting follows from the one before it", subject: `${account_id} 5` },
      ])
    })

    it("finds what was changed behind the database's back", async () => {
      const { account_id, lot_id, spent } = await story()
      const tampered: [string, string[], string[]][] = [
        [
          "update omni_loyalty_account set available = available + 1 where id = ?",
          [account_id],
          [
            "an account has what its entries and its last posting say",
            "an account has what is in its lots and holds",
          ],
        ],
        [
          "update omni_loyalty_entry set amount = amount * 2 where seq = 1 and account_id = ?",
          [account_id],
          [
            "an account has what its entries and its last posting say",
            "a lot has what its entries say",
            "a posting follows from the one before it",
          ],
        ],
        [
          "update omni_loyalty_posting set reason = 'gift' where seq = 2 and account_id = ?",
          [account_id],
          ["a posting follows from the one before it"],
        ],
        [
          "update omni_loyalty_lot set returned_value = 5 where id = ?",
          [lot_id],
          ["what came back of a line is taken back, neither less nor more"],
        ],
        [
          "update omni_loyalty_hold set restored = 1 where id = ?",
          [spent],
          ["a hold is resolved once, and no more is given back than was spent"],
        ],
        [
          "delete from omni_loyalty_posting where seq = 4 and account_id = ?",
          [account_id],
          ["an account has what its entries and its last posting say"],
        ],
      ]
      for (const [sql, values, expected] of tampered) {
        const found = await commit(async (manager) => {
          await boundRows(manager, "set local session_replication_role = replica")
          await boundRows(manager, sql, values)
          const seen = await bed.findingsIn(manager)
          throw Object.assign(new Error("undo"), { seen })
        }).catch((error: { seen: { check: string }[] }) => error.seen)
        expect(found.map(({ check }) => check)).toEqual(expected)
      }
      expect(await bed.findings()).toEqual([])
    })
  },
})
