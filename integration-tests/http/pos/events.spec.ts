import { Client } from "pg"
import { v7 } from "uuid"
import { containerSql, drainJobs } from "../../../src/core/jobs"
import { POS_MODULE } from "../../../src/modules/pos"
import { POS_SCOPES } from "../../../src/modules/pos/domain/scopes"
import type { PosModuleService } from "../../../src/modules/pos/service"
import type { PosCredential } from "../../../src/modules/pos/types"
import { ingestEvents } from "../../../src/workflows/pos/ingest/ingest-events"
import { verifyStock } from "../../../src/workflows/stock/verify-stock"
import { stockedAt } from "../../helpers/levels"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

/** Every test has a coat and a till of its own. */
shopTest({
  keepData: true,
  testSuite: ({ getContainer, getUrl, dbConfig }) => {
    let retail: PickupShop
    let coat: { sku: string; inventory_item_id: string }
    let till: TestTill
    let coats = 0

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
    })

    beforeEach(async () => {
      const title = `Coat${++coats}`
      const [arbat] = retail.stores
      const product = await stockProduct(getContainer(), retail.shop, title, {
        [arbat!.stock_location_id]: 10,
      })
      coat = { sku: `${title}-m`, inventory_item_id: product.inventory_item_id }
      till = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id)
    })

    const inStore = (index = 0) =>
      stockedAt(getContainer(), coat.inventory_item_id, retail.stores[index]!.stock_location_id)
    const incidents = (kind: string, subject: string) =>
      getContainer()
        .resolve<PosModuleService>(POS_MODULE)
        .listPosIncidents({ kind, subject } as never)
    const sale = (quantity = 1) =>
      till.event("sale.completed", saleOf([{ sku: coat.sku, quantity }]))

    it("takes sold units off the store's stock, once, and says how far the till is", async () => {
      const events = [sale(2), sale()]
      const first = await till.push(events)
      expect(first).toMatchObject({
        status: 200,
        body: {
          results: [
            { id: events[0]!.id, seq: 1, status: "applied" },
            { id: events[1]!.id, seq: 2, status: "applied" },
          ],
          acked_seq: 2,
          gaps: [],
        },
      })
      expect(await inStore()).toBe(7)
      const again = await till.pushZipped([events[1], events[0]])
      expect(again.body.results.map(({ status }) => status)).toEqual(["duplicate", "duplicate"])
      expect(await inStore()).toBe(7)
      expect(await verifyStock(getContainer())).toEqual([])
    })

    it("lets no bad event hold back a good one", async () => {
      const bad = till.event("sale.completed", {
        ...saleOf([{ sku: coat.sku }]),
        currency_code: "roubles",
      })
      const { body } = await till.push([bad, sale(), 17, { id: "no" }])
      expect(body.results.map(({ status }) => status)).toEqual([
        "rejected",
        "applied",
        "rejected",
        "rejected",
      ])
      expect(body.results[0]!.problem).toMatchObject({
        code: "invalid_event",
        pointer: "/data/currency_code",
        retryable: false,
      })
      expect(body.acked_seq).toBe(2)
      expect(await inStore()).toBe(9)
    })

    it("keeps an event out that breaks a rule of the database, and takes in the others of its batch", async () => {
      const sql = containerSql(getContainer())
      await sql(
        `create function test_lose_type() returns trigger language plpgsql as $$ begin
        if new.receipt_number = 'LOST' then new.type := null; end if;
        return new; end $$`,
        []
      )
      await sql(
        `create trigger test_lose_type before insert on omni_pos_event
        for each row execute function test_lose_type()`,
        []
      )
      try {
        const lost = till.event(
          "sale.completed",
          saleOf([{ sku: coat.sku }], { receipt_number: "LOST" })
        )
        const { status, body } = await till.push([sale(), lost, sale()])
        expect(status).toBe(200)
        expect(body.results.map((result) => result.status)).toEqual([
          "applied",
          "rejected",
          "applied",
        ])
        expect(body.results[1]!.problem).toMatchObject({ code: "not_stored", retryable: true })
        expect(await inStore()).toBe(8)
      } finally {
        await sql("drop function test_lose_type() cascade", [])
      }
    })

    it("lets a till mend an event that was rejected", async () => {
      const bad = till.event("sale.completed", {
        ...saleOf([{ sku: coat.sku }]),
        currency_code: "?",
      })
      await till.push([bad])
      const mended = { ...bad, data: { ...bad.data, currency_code: "RUB" } }
      expect((await till.push([mended])).body.results[0]).toMatchObject({ status: "applied" })
      expect(await inStore()).toBe(9)
    })

    it("refuses another event under the same id or in the same place", async () => {
      const event = sale()
      await till.push([event])
      const other = { ...event, business_date: "2026-01-01" }
      const squeezed = { ...event, id: v7() }
      const { body } = await till.push([other, squeezed])
      expect(body.results.map(({ problem }) => problem?.code)).toEqual([
        "event_id_reused",
        "seq_reused",
      ])
      expect(await inStore()).toBe(9)
    })

    it("reports what is missing, and acknowledges only up to there", async () => {
      const events = [sale(), sale(), sale(), sale()]
      const { body } = await till.push([events[3], events[0]])
      expect(body).toMatchObject({ acked_seq: 1, gaps: [{ from: 2, to: 3 }] })
      const filled = await till.push([events[2], events[1]])
      expect(filled.body).toMatchObject({ acked_seq: 4, gaps: [] })
    })

    it("goes below zero when the goods are gone, and opens an incident about what was promised", async () => {
      const { body } = await till.push([sale(12)])
      expect(body.results[0]!.status).toBe("applied")
      expect(await inStore()).toBe(-2)
      expect(await incidents("oversell", coat.inventory_item_id)).toMatchObject([
        { details: { stocked: -2, reserved: 0 }, retail_store_id: retail.stores[0]!.id },
      ])
    })

    it("sells what it does not know, and what Medusa keeps no stock of there", async () => {
      const unknown = till.event(
        "sale.completed",
        saleOf([{ sku: "Never-seen" }, { sku: coat.sku }])
      )
      expect((await till.push([unknown])).body.results[0]!.status).toBe("applied")
      expect(await inStore()).toBe(9)
      expect(await incidents("unknown_product", "Never-seen")).toHaveLength(1)
      const ural = await TestTill.open(getContainer(), getUrl(), retail.stores[2]!.id)
      await ural.push([ural.event("sale.completed", saleOf([{ sku: coat.sku }]))])
      expect(await inStore(2)).toBe(-1)
      expect(await verifyStock(getContainer())).toEqual([])
    })

    it("touches nothing for training", async () => {
      const training = { ...sale(3), mode: "training", seq: 900 }
      const { body } = await till.push([training])
      expect(body.results[0]).toMatchObject({ status: "applied", flags: ["training"] })
      expect(body).toMatchObject({ acked_seq: 0, gaps: [] })
      expect(await inStore()).toBe(10)
    })

    it("counts are as of their place: what was sold before and arrives late does not move them", async () => {
      const before = sale(2)
      const count = till.event("stock.counted", { counts: [{ sku: coat.sku, quantity: 5 }] })
      const after = sale()
      await till.push([count, after])
      expect(await inStore()).toBe(4)
      await till.push([before])
      expect(await inStore()).toBe(4)
      expect(await verifyStock(getContainer())).toEqual([])
    })

    it("waits for the sale that a return or a void names, and books the goods once", async () => {
      const sold = sale(3)
      const voided = till.event("sale.voided", { sale_event_id: sold.id, reason: "Wrong size" })
      const early = await till.push([voided])
      expect(early.body.results[0]).toMatchObject({ status: "deferred" })
      expect(await inStore()).toBe(10)
      await till.push([sold])
      await drainJobs(getContainer())
      expect(await inStore()).toBe(10)
      const twice = till.event("sale.voided", { sale_event_id: sold.id, reason: "Again" })
      expect((await till.push([twice])).body.results[0]!.problem?.code).toBe("already_voided")
      expect(await inStore()).toBe(10)
    })

    it("takes a sale back by the first of two voids, in whatever order they arrive", async () => {
      const at = (minute: number) => ({ occurred_at: `2026-11-28T10:0${minute}:00+03:00` })
      const voidOf = (sale_event_id: string, minute: number) =>
        till.event("sale.voided", { sale_event_id, reason: "Wrong size" }, at(minute))
      const sold = sale(3)
      const first = voidOf(sold.id, 1)
      const count = till.event("stock.counted", { counts: [{ sku: coat.sku, quantity: 5 }] }, at(2))
      const second = voidOf(sold.id, 3)
      await till.push([sold, count, second])
      expect(await inStore()).toBe(8)
      expect((await till.push([first])).body.results[0]).toMatchObject({ status: "applied" })
      expect(await inStore()).toBe(5)
      expect((await till.push([second])).body.results[0]!.problem?.code).toBe("already_voided")
      expect(await inStore()).toBe(5)
      expect(await verifyStock(getContainer())).toEqual([])
    })

    describe("tills that sell at once", () => {
      const TILLS = 12
      const tills: TestTill[] = []

      beforeAll(async () => {
        // One by one: a try of a pairing code counts until it was right.
        while (tills.length < TILLS) {
          tills.push(await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id))
        }
      })

      const saleAt = (each: TestTill, more: Record<string, unknown> = {}) =>
        each.event("sale.completed", saleOf([{ sku: coat.sku }]), more)
      const credentialOf = ({ device_id, epoch }: TestTill): PosCredential => ({
        device_id,
        device_name: "Till",
        retail_store_id: retail.stores[0]!.id,
        stock_location_id: retail.stores[0]!.stock_location_id,
        sales_channel_id: retail.stores[0]!.sales_channel_id,
        scopes: [...POS_SCOPES],
        epoch,
        lane: "live",
        revoked_at: null,
      })
      /** All of them in one instant, as nothing over HTTP ever is. */
      const push = (batches: object[][]) =>
        Promise.all(
          batches.map((events, index) =>
            ingestEvents(getContainer(), {
              credential: credentialOf(tills[index]!),
              events,
              now: new Date(),
            })
          )
        )
      /** Transactions that wrote these events. */
      const transactionsOf = async (events: { id: string }[]) => {
        const [row] = await containerSql(getContainer())<{ count: number }>(
          "select count(distinct xmin::text)::int as count from omni_pos_event where event_id = any(?::uuid[])",
          [events.map(({ id }) => id)]
        )
        return row!.count
      }

      it("share transactions, and every sale of theirs is booked once", async () => {
        const events = tills.map((each) => saleAt(each))
        const answers = await push(events.map((event) => [event]))
        expect(answers.map(({ results }) => results)).toEqual(
          events.map(({ id, seq }) => [{ id, seq, status: "applied" }])
        )
        expect(answers.map(({ acked_seq }) => acked_seq)).toEqual(events.map(({ seq }) => seq))
        expect(await transactionsOf(events)).toBeLessThan(TILLS)
        expect(await inStore()).toBe(10 - TILLS)
        const again = await push(events.map((event) => [event]))
        expect(new Set(again.map(({ results }) => results[0]!.status))).toEqual(
          new Set(["duplicate"])
        )
        expect(await inStore()).toBe(10 - TILLS)
        expect(await verifyStock(getContainer())).toEqual([])
      })

      it("are not held back by what the database refuses from one of them", async () => {
        const bad = saleAt(tills[TILLS - 1]!, { business_date: "0000-01-01" })
        const good = tills.map((each) => saleAt(each))
        const batches: object[][] = good.map((event) => [event])
        batches[TILLS - 1]!.unshift(bad)
        const answers = await push(batches)
        expect(answers.slice(0, -1).flatMap(({ results }) => results)).toEqual(
          good.slice(0, -1).map(({ id, seq }) => ({ id, seq, status: "applied" }))
        )
        expect(answers.at(-1)!.results).toEqual([
          {
            id: bad.id,
            seq: bad.seq,
            status: "rejected",
            problem: expect.objectContaining({ code: "not_stored", retryable: true }) as object,
          },
          { id: good.at(-1)!.id, seq: good.at(-1)!.seq, status: "applied" },
        ])
        expect(answers.at(-1)!.gaps).toEqual([{ from: bad.seq, to: bad.seq }])
        expect(await inStore()).toBe(10 - TILLS)
        expect(await verifyStock(getContainer())).toEqual([])
      })

      it("are told apart where one of them is gone", async () => {
        const events = tills.map((each) => saleAt(each))
        const gone = { ...credentialOf(tills[0]!), device_id: "posdev_gone" }
        const lost = ingestEvents(getContainer(), {
          credential: gone,
          events: [saleAt(tills[0]!)],
          now: new Date(),
        })
        const [answers] = await Promise.all([
          push(events.map((event) => [event])),
          expect(lost).rejects.toMatchObject({ problem: { code: "unknown_device" } }),
        ])
        expect(new Set(answers.map(({ results }) => results[0]!.status))).toEqual(
          new Set(["applied"])
        )
        expect(await inStore()).toBe(10 - TILLS)
      })

      it("are answered when their sales are durable, and not while the goods are locked", async () => {
        const [arbat] = retail.stores
        const client = new Client({ connectionString: dbConfig.clientUrl })
        await client.connect()
        await client.query("begin")
        await client.query(
          "select 1 from inventory_level where inventory_item_id = $1 and location_id = $2 for update",
          [coat.inventory_item_id, arbat!.stock_location_id]
        )
        const events = tills.map((each) => saleAt(each))
        let answered = 0
        const all = Promise.all(
          events.map((event, index) =>
            ingestEvents(getContainer(), {
              credential: credentialOf(tills[index]!),
              events: [event],
              now: new Date(),
            }).then(() => answered++)
          )
        )
        await someoneWaitsFor(client)
        expect(answered).toBe(0)
        expect(await transactionsOf(events)).toBe(0)
        await client.query("commit")
        await client.end()
        await all
        expect(await inStore()).toBe(10 - TILLS)
      })
    })

    it("measures how far the till's clock is off, and flags it", async () => {
      const sent_at = new Date(Date.now() - 10 * 60_000).toISOString()
      const { body } = await till.push([sale()], { sent_at })
      expect(body.results[0]).toMatchObject({ status: "applied", flags: ["clock_skew"] })
    })
  },
})

/** Comes back as soon as another connection waits for a lock of this one. */
async function someoneWaitsFor(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ waits: boolean }>(
      `select exists (select 1 from pg_locks
         where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as waits`
    )
    if (rows[0]!.waits) {
      return
    }
  }
}
