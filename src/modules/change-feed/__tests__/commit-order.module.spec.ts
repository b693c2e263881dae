import fc from "fast-check"
import { Client } from "pg"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { olderTransactionsToEnd } from "../../../../integration-tests/helpers/older-transactions"
import { CHANGE_FEED_MODULE } from ".."
import { comparePlaces, type Place } from "../domain/token"
import { ChangeFeed } from "../models/change-feed"
import { forgetBefore, forgetSuperseded, type InTransaction } from "../operations/forget"
import { readMarks, readState } from "../read-models/marks"
import type { ChangeFeedModuleService } from "../service"

const SCHEDULES = Number(process.env.RANDOM_RUNS ?? 100)
const START: Place = { xid: "0", id: "0" }
const TILLS = 3
/** Small, so that a poll takes several. */
const PAGE = 2

type Step = {
  act: "mark" | "commit" | "rollback" | "read" | "compact"
  connection?: number
  thing?: number
}

const connection = fc.integer({ min: 0, max: TILLS - 1 })
const schedules = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record<Step>({
        act: fc.constant("mark"),
        connection,
        thing: fc.integer({ min: 0, max: 5 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record<Step>({ act: fc.constantFrom("commit", "rollback"), connection }),
    },
    { weight: 2, arbitrary: fc.record<Step>({ act: fc.constantFrom("read", "compact") }) }
  ),
  { minLength: 5, maxLength: 40 }
)

moduleTest<ChangeFeedModuleService>({
  folder: "change-feed",
  moduleName: CHANGE_FEED_MODULE,
  models: [ChangeFeed],
  testSuite: ({ service, dbConfig }) => {
    let clients: Client[]

    beforeEach(async () => {
      clients = Array.from(
        { length: TILLS },
        () => new Client({ connectionString: dbConfig.clientUrl })
      )
      await Promise.all(clients.map((client) => client.connect()))
    })

    afterEach(async () => {
      await Promise.all(clients.map((client) => client.end()))
    })

    const mark = (client: Client, thing: string) =>
      client.query(
        `insert into omni_change (kind, entity_id) values ('product', $1)
         on conflict on constraint omni_change_once do nothing`,
        [thing]
      )

    const read = (after: Place, limit = 100) =>
      service.reading((manager) =>
        readMarks(manager, { streams: [{ kind: "product", scope: "" }], after, limit })
      )

    const settled = () =>
      service.reading((manager) =>
        olderTransactionsToEnd((statement, values) => manager.execute(statement, values))
      )

    /** As `read`, when no transaction of another test holds the answer back any more. */
    const readSettled = async (after: Place, limit?: number) => {
      await settled()
      return await read(after, limit)
    }

    const inTransaction: InTransaction = (work) => service.inTransaction(work)

    it("delays what came after a slow transaction and never jumps over it", async () => {
      const [slow, quick] = clients as [Client, Client]
      await slow.query("begin")
      await mark(slow, "slow")
      await mark(quick, "quick")

      const during = await read(START)
      expect(during.marks).toEqual([])
      const { rows } = await quick.query("select max(id) as id from omni_change")
      const bySequence: { id: string } = rows[0]

      await slow.query("commit")
      const after = await readSettled({ xid: during.state.horizon, id: "0" })
      expect(after.marks.map((each) => each.entity_id)).toEqual(["slow", "quick"])

      // What a reader that went by the numbers alone would have done: it stood behind "slow" already.
      const skipped = await quick.query("select entity_id from omni_change where id <= $1", [
        bySequence.id,
      ])
      expect(skipped.rows.map((row) => row.entity_id)).toContain("slow")
    })

    it("is not held up by a transaction that only reads, nor for ever by one that failed", async () => {
      const [reader, failing, quick] = clients as [Client, Client, Client]
      await reader.query("begin isolation level repeatable read")
      await reader.query("select count(*) from omni_change")
      await failing.query("begin")
      await mark(failing, "never")
      await mark(quick, "quick")
      await failing.query("rollback")

      const { marks } = await readSettled(START)
      expect(marks.map((each) => each.entity_id)).toEqual(["quick"])
      await reader.query("rollback")
    })

    it("tells a thing that changed ten times once, by its last change, over all pages", async () => {
      const [client] = clients as [Client]
      for (let turn = 0; turn < 10; turn++) {
        await mark(client, "busy")
        await mark(client, `other-${turn}`)
      }
      await settled()
      const seen: string[] = []
      for (let place = START, more = true; more; ) {
        const page = await read(place, 3)
        seen.push(...page.marks.map((each) => each.entity_id))
        place = page.next
        more = page.has_more
      }
      expect(seen).toHaveLength(11)
      expect(seen.slice(-2)).toEqual(["busy", "other-9"])
    })

    it("loses nothing in any order of marks, commits, rollbacks, reads and compactions", async () => {
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          const [first] = clients as [Client]
          await first.query("truncate omni_change")
          let place: Place = { xid: (await read(START)).state.horizon, id: "0" }
          const open = clients.map(() => null as Set<string> | null)
          // What is committed and must still be told; telling too much is no harm.
          const owed = new Set<string>()

          const poll = async () => {
            for (let more = true; more; ) {
              const page = await read(place, PAGE)
              let last = place
              for (const each of page.marks) {
                expect(comparePlaces(each, last)).toBeGreaterThan(0)
                owed.delete(each.entity_id)
                last = each
              }
              expect(comparePlaces(page.next, last)).toBeGreaterThanOrEqual(0)
              place = page.next
              more = page.has_more
            }
          }
          const end = async (index: number, act: "commit" | "rollback") => {
            const marked = open[index]
            if (!marked) {
              return
            }
            await clients[index]!.query(act)
            open[index] = null
            if (act === "commit") {
              marked.forEach((thing) => owed.add(thing))
            }
          }

          for (const { act, connection: index = 0, thing } of schedule) {
            if (act === "read") {
              await poll()
            } else if (act === "compact") {
              await forgetSuperseded(inTransaction)
            } else if (act === "mark") {
              if (!open[index]) {
                await clients[index]!.query("begin")
                open[index] = new Set()
              }
              await mark(clients[index]!, `thing-${thing}`)
              open[index]!.add(`thing-${thing}`)
            } else {
              await end(index, act)
            }
          }
          for (const index of clients.keys()) {
            await end(index, "commit")
          }
          await settled()
          await poll()
          expect([...owed]).toEqual([])
        }),
        { numRuns: SCHEDULES }
      )
    })

    it("forgets old marks and remembers from where on it can be read", async () => {
      const [client] = clients as [Client]
      await mark(client, "old")
      await client.query("update omni_change set marked_at = now() - interval '31 days'")
      await mark(client, "new")
      const { marks } = await readSettled(START)

      expect(await forgetBefore(inTransaction, new Date(Date.now() - 30 * 86_400_000))).toBe(1)

      const { floor } = await service.reading((manager) => readState(manager))
      expect(comparePlaces(floor, marks[0] as Place)).toBe(0)
      expect((await readSettled(floor)).marks.map((each) => each.entity_id)).toEqual(["new"])
    })

    it("compacts what was marked again, and nothing else", async () => {
      const [client, open] = clients as [Client, Client]
      await mark(client, "twice")
      await mark(client, "once")
      await mark(client, "twice")
      await settled()
      await open.query("begin")
      await mark(open, "once")

      expect(await forgetSuperseded(inTransaction)).toBe(1)
      await open.query("rollback")
      const { marks } = await readSettled(START)
      expect(marks.map((each) => each.entity_id)).toEqual(["once", "twice"])
    })

    it("compacts more marks than it looks at in one go, in one pass", async () => {
      const [client] = clients as [Client]
      const things = 4_000
      for (let turn = 0; turn < 3; turn++) {
        await client.query(
          "insert into omni_change (kind, entity_id) select 'product', 'thing-' || n from generate_series(1, $1) n",
          [things]
        )
      }
      await settled()
      expect(await forgetSuperseded(inTransaction)).toBe(2 * things)
      const { rows } = await client.query(
        "select count(*)::int as marks, count(distinct entity_id)::int as things from omni_change"
      )
      expect(rows).toEqual([{ marks: things, things }])
    })
  },
})
