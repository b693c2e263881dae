import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { openAccount } from "../../../src/modules/loyalty/operations/accounts"
import { accrue } from "../../../src/modules/loyalty/operations/accrue"
import { capture } from "../../../src/modules/loyalty/operations/capture"
import { hold } from "../../../src/modules/loyalty/operations/holds"
import type { SqlEntityManager } from "../../../src/core/sql"
import { containerSql } from "../../../src/core/jobs"
import { addIdentifier } from "../../../src/modules/loyalty/operations/identifiers"
import { loyaltyOf, writeLedger } from "../../../src/workflows/loyalty/ledger"
import { verifyLoyalty } from "../../../src/workflows/loyalty/verify-loyalty"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { openPickupShop } from "../../helpers/pickup-shop"
import { openPoints } from "../../helpers/points-desk"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(60_000)

const MONTH = new Date().toISOString().slice(0, 7)

/** What the dashboard's people see of points, and do to them. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer }) => {
    const people = {} as Record<"boss" | "masha" | "olya" | "anya", DashboardUser>
    let programme_id: string
    let customer_id: string
    let account_id: string

    const write = <Result>(work: (manager: SqlEntityManager) => Promise<Result>) =>
      writeLedger(getContainer(), work)

    beforeAll(async () => {
      const container = getContainer()
      const { stores } = await openPickupShop(container)
      for (const name of ["boss", "masha", "olya", "anya"] as const) {
        people[name] = await signIn(container, name)
      }
      for (const [user, store, role] of [
        [people.masha, 0, "manager"],
        [people.olya, 1, "manager"],
        [people.anya, 0, "associate"],
      ] as const) {
        await container
          .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
          .assignStaff({ retail_store_id: stores[store]!.id, user_id: user.id, role })
      }
      ;({ programme_id, account_id, customer_id } = await openPoints(container))
    })

    const accountOf = async (id: string | null) => {
      const owner = id ? { type: "customer" as const, id } : null
      const opened = await write((m) => openAccount(m, { programme_id, owner }, new Date()))
      return opened.account_id
    }
    const give = (to: string, points: number) =>
      write((m) =>
        accrue(
          m,
          { key: `earn ${to} ${points}`, source: "online", actor: null },
          {
            account_id: to,
            reference: "order:none",
            awards: [
              {
                reference: `order_line:${to}:${points}`,
                points,
                line_value: 100,
                vests_at: "now",
                expires_at: null,
                rules_version: 1,
                award: { rule: "one for a hundred" },
              },
            ],
          },
          new Date()
        )
      )
    const ask = async (
      method: string,
      path: string,
      data?: unknown,
      user: DashboardUser = people.boss,
      headers: object = {}
    ) =>
      await api.request({
        method,
        url: `/admin/loyalty${path}`,
        data,
        headers: { ...user.headers, ...headers } as never,
        validateStatus: () => true,
      })
    const adjust = (points: number, user: DashboardUser, key?: string) =>
      ask(
        "POST",
        `/accounts/${account_id}/adjust`,
        { points, reason_code: "goodwill", note: "A torn lining" },
        user,
        key ? { "idempotency-key": key } : {}
      )

    it("finds an account by customer, card, phone or e-mail, and tells nobody what it is found by", async () => {
      await give(account_id, 300)
      const { data } = await ask(
        "GET",
        `/accounts?customer_id=${customer_id}`,
        undefined,
        people.anya
      )
      expect(data).toEqual({
        accounts: [
          {
            id: account_id,
            programme_id,
            programme_name: "Points",
            status: "active",
            merged_into: null,
            customer: { id: customer_id, email: "anna@example.com", name: "Anna Orlova" },
            identifier_kinds: ["card"],
            available: 300,
            pending: 0,
            held: 0,
            debt: 0,
            seq: 1,
            created_at: expect.any(String),
          },
        ],
        count: 1,
        limit: 20,
        offset: 0,
      })
      for (const q of ["40001234", "ANNA@example.com", "+7 916 765-43-21", "8(916)7654321"]) {
        const found = await ask("POST", "/accounts/lookup", { q }, people.anya)
        expect([q, found.data.accounts.map(({ id }: { id: string }) => id)]).toEqual([
          q,
          [account_id],
        ])
      }
      expect((await ask("POST", "/accounts/lookup", { q: "4000123" })).data.count).toBe(0)
      expect((await ask("POST", "/accounts/lookup", { q: "x" })).status).toBe(400)
      expect((await ask("GET", "/accounts?limit=1")).data).toMatchObject({ count: 1, limit: 1 })
    })

    it("lets managers adjust, a second person above the limit, and associates look on", async () => {
      expect((await adjust(100, people.anya)).data.code).toBe("store_forbidden")
      const done = await adjust(100, people.masha, "one")
      expect(done).toMatchObject({
        status: 200,
        data: {
          adjustment: {
            points: 100,
            status: "applied",
            reason_code: "goodwill",
            note: "A torn lining",
            requested_by: { id: `user:${people.masha.id}`, name: "masha" },
            decided_by: null,
          },
        },
      })
      expect((await adjust(100, people.masha, "one")).data).toEqual(done.data)
      expect((await adjust(99, people.masha, "one")).data.code).toBe("idempotency_conflict")

      const asked = await adjust(450, people.masha)
      expect(asked).toMatchObject({ status: 202, data: { adjustment: { status: "waiting" } } })
      const { id } = asked.data.adjustment
      const confirm = (user: DashboardUser) => ask("POST", `/adjustments/${id}/confirm`, {}, user)
      expect((await confirm(people.masha)).data).toMatchObject({ code: "second_person_needed" })
      expect((await confirm(people.anya)).data).toMatchObject({ code: "store_forbidden" })
      expect(
        (await ask("GET", "/adjustments?status=waiting", undefined, people.anya)).data
      ).toMatchObject({
        adjustments: [{ id, customer: { name: "Anna Orlova" } }],
        count: 1,
      })
      expect((await confirm(people.olya)).data.adjustment).toMatchObject({
        status: "applied",
        decided_by: { name: "olya" },
      })
      expect((await ask("POST", `/adjustments/${id}/decline`, {}, people.boss)).data.code).toBe(
        "adjustment_decided"
      )
      const wrong = [
        { points: 1.5, reason_code: "goodwill", note: "abc" },
        { points: 0, reason_code: "goodwill", note: "abc" },
        { points: 5, reason_code: "friendship", note: "abc" },
        { points: 5, reason_code: "goodwill", note: " " },
      ]
      for (const body of wrong) {
        expect((await ask("POST", `/accounts/${account_id}/adjust`, body)).status).toBe(400)
      }
      expect((await adjust(-5000, people.boss)).status).toBe(202)
      expect((await adjust(-851, people.boss)).data.adjustment.status).toBe("waiting")
      expect((await ask("GET", `/accounts/${account_id}`)).data.account.available).toBe(850)
    })

    it("explains every balance entry by entry, in words, in both languages", async () => {
      const held = await write((m) =>
        hold(
          m,
          { key: "hold", source: "online", actor: null },
          {
            account_id,
            points: 200,
            carrier: "cart",
            reference: "cart_1",
            expires_at: new Date(Date.now() + 60_000),
          },
          new Date()
        )
      )
      const { hold_id } = held
      const seen = new Date("2026-01-01T10:00:00Z")
      await write((m) =>
        capture(
          m,
          { source: "online", actor: null, occurred_at: seen },
          { hold_id, points: 150, lines: null },
          new Date()
        )
      )
      const { data } = await ask(
        "GET",
        `/accounts/${account_id}/history?limit=2`,
        undefined,
        people.anya
      )
      expect(data).toMatchObject({ count: 5, limit: 2, offset: 0 })
      expect(data.history[0]).toMatchObject({
        seq: 5,
        kind: "capture",
        text: "150 points spent",
        occurred_at: seen.toISOString(),
        balance: { available: 700, pending: 0, held: 0, debt: 0 },
      })
      const rest = await ask("GET", `/accounts/${account_id}/history?offset=2&locale=ru`)
      expect(rest.data.history.map(({ text }: { text: string }) => text)).toEqual([
        "Магазин начислил 450 баллов: жест доброй воли",
        "Магазин начислил 100 баллов: жест доброй воли",
        "Начислено 300 баллов",
      ])
      expect(rest.data.history[0]).toMatchObject({
        actor: { name: "olya" },
        adjustment: { note: "A torn lining", requested_by: { name: "masha" } },
      })
      expect(rest.data.history[2].entries).toContainEqual(
        expect.objectContaining({
          place: "available",
          points: 300,
          rule: { version: 1, award: { rule: "one for a hundred" } },
        })
      )
      const { data: lots } = await ask("GET", `/accounts/${account_id}/lots?limit=1`)
      expect(lots).toMatchObject({ count: 3, lots: [{ granted: 300, available: 150 }] })
      expect((await ask("GET", "/accounts/lya_none/history")).data.type).toBe("not_found")
    })

    it("freezes with a reason, merges two accounts of one person, and undoes it", async () => {
      const other = await accountOf(null)
      await give(other, 40)
      const freeze = { note: "Card reported stolen" }
      expect(
        (await ask("POST", `/accounts/${account_id}/freeze`, freeze, people.anya)).status
      ).toBe(403)
      const frozen = await ask("POST", `/accounts/${account_id}/freeze`, freeze, people.masha)
      expect(frozen.data.account).toMatchObject({
        status: "frozen",
        frozen: { note: "Card reported stolen", by: { name: "masha" } },
      })
      const merge = () => ask("POST", `/accounts/${account_id}/merge`, { merged_id: other })
      expect((await merge()).data.code).toBe("account_frozen")
      const thawed = await ask("POST", `/accounts/${account_id}/unfreeze`, {}, people.masha)
      expect(thawed.data.account).toMatchObject({ status: "active", frozen: null })
      expect((await ask("POST", `/accounts/${account_id}/unfreeze`, {})).data.code).toBe(
        "account_not_frozen"
      )

      const merged = await merge()
      expect(merged.data.account).toMatchObject({
        available: 740,
        merges: [
          { id: merged.data.merge_id, survivor_id: account_id, merged_id: other, undone_at: null },
        ],
      })
      const undo = () => ask("POST", `/merges/${merged.data.merge_id}/undo`, {}, people.olya)
      const undone = await undo()
      expect(undone.data).toMatchObject({
        survivor: { id: account_id, available: 700 },
        merged: { id: other, available: 40, status: "active" },
      })
      expect((await undo()).status).toBe(200)
      expect((await ask("POST", "/merges/lym_none/undo", {})).status).toBe(404)
    })

    it("takes a file of existing cards once, after a dry run, if it adds up", async () => {
      const csv =
        "card;email;points;expires_on\n4000 1234;;10;\n5555;nina@example.com;20;2030-12-31\n"
      const dry = await ask("POST", "/imports/check", { csv })
      expect(dry.data).toEqual({
        rows: 2,
        points: 30,
        new_accounts: 1,
        mistakes: [],
        mistake_count: 0,
      })
      const bad = await ask("POST", "/imports/check", { csv: "card;points\n1111;-3\n40;x" })
      expect(
        bad.data.mistakes.map(({ line, code }: { line: number; code: string }) => [line, code])
      ).toEqual([
        [2, "points_negative"],
        [3, "identifier_invalid"],
        [3, "points_invalid"],
      ])
      const long = Array.from({ length: 5_000 }, (_, n) => `CARD-${n}-OF-THE-OLD-SYSTEM;1`)
      const many = await ask("POST", "/imports/check", { csv: ["card;points", ...long].join("\n") })
      expect(many.data).toMatchObject({ rows: 5_000, points: 5_000, mistake_count: 0 })
      const commit = (points: number, user = people.boss) =>
        ask("POST", "/imports", { csv, expected: { rows: 2, points } }, user)
      expect((await commit(30, people.masha)).status).toBe(403)
      expect((await commit(31)).data).toMatchObject({
        code: "import_totals_differ",
        message: expect.stringContaining("2 cards, 30 points"),
      })
      const done = await commit(30)
      expect(done.data).toMatchObject({
        repeated: false,
        import: { rows: 2, points: 30, accounts_opened: 1 },
      })
      expect((await commit(30)).data).toEqual({ ...done.data, repeated: true })
      const { data } = await ask("POST", "/accounts/lookup", { q: "nina@example.com" })
      expect(data.accounts).toMatchObject([{ available: 20, identifier_kinds: ["card", "email"] }])
    })

    it("reports what the shop owes by month, as JSON and as a file", async () => {
      const { data } = await ask("GET", `/liability?from=2020-01&until=${MONTH}`)
      expect(data.months.at(-1)).toEqual({
        month: MONTH,
        opening: 0,
        issued: 340,
        adjusted: 550,
        imported: 30,
        redeemed: 150,
        restored: 0,
        expired: 0,
        clawed_back: 0,
        written_off: 0,
        outstanding: 770,
        debt: 0,
        values: { rub: 38500 },
      })
      const file = await ask("GET", `/liability?from=${MONTH}&until=${MONTH}&format=csv`)
      expect(file.headers["content-disposition"]).toContain(`points-${MONTH}-${MONTH}.csv`)
      expect(file.data).toContain(`\n${MONTH},0,340,550,30,0,0,150,0,0,770,0,38500`)
      expect((await ask("GET", "/liability", undefined, people.masha)).status).toBe(403)
      expect((await ask("GET", "/liability?from=2026-13")).status).toBe(400)
      expect((await ask("GET", "/liability?from=2026-05&until=2026-04")).status).toBe(400)
      expect(await verifyLoyalty(getContainer())).toEqual([])
    })

    it("ends a number that is somebody else's now, and forgets a person while the shop owes points", async () => {
      const ira = await accountOf("cus_ira")
      const phone = { kind: "phone" as const, value: "+79161112233" }
      const { secret } = loyaltyOf(getContainer())
      const add = (to: string) =>
        write((m) => addIdentifier(m, secret, { account_id: to, ...phone }, new Date()))
      await add(ira)
      await give(ira, 70)
      const end = (id: string, user?: DashboardUser) =>
        ask("POST", `/accounts/${id}/end-identifier`, phone, user)
      expect((await end(ira, people.anya)).status).toBe(403)
      expect((await end(account_id)).data.code).toBe("identifier_not_found")
      expect((await end(ira, people.masha)).data.account.identifier_kinds).toEqual([])
      const nobody = await ask("POST", "/accounts/lookup", { q: phone.value })
      expect(nobody.data.accounts).toEqual([])
      const vera = await accountOf("cus_vera")
      await add(vera)
      await give(vera, 30)
      await ask("POST", `/accounts/${ira}/merge`, { merged_id: vera })

      const erase = (user?: DashboardUser) =>
        ask("POST", `/accounts/${ira}/erase`, { note: "Asked by letter 7" }, user)
      expect((await erase(people.anya)).status).toBe(403)
      for (const erased of [await erase(people.masha), await erase()]) {
        expect(erased.data.account).toMatchObject({
          ...{ available: 100, status: "frozen", customer: null, identifier_kinds: [] },
          frozen: { note: "Asked by letter 7", by: { id: `user:${people.masha.id}` } },
        })
      }
      for (const [table, which] of [
        ["omni_loyalty_identifier", "account_id in (?, ?)"],
        ["omni_loyalty_account", "id in (?, ?) and owner_id is not null"],
      ] as const) {
        const sql = `select * from ${table} where ${which}`
        expect(await containerSql(getContainer())(sql, [ira, vera])).toEqual([])
      }
      expect(await accountOf("cus_ira")).not.toBe(ira)
      expect(await verifyLoyalty(getContainer())).toEqual([])
    })
  },
})
