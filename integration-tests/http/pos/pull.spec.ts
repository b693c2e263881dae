import { Modules } from "@medusajs/framework/utils"
import { v4 } from "uuid"
import { containerSql } from "../../../src/core/jobs"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import { derivePickupCode } from "../../../src/modules/pickup/domain/pickup-code"
import { liveIssueOf } from "../../../src/modules/pickup/operations/codes"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import type {
  AdminPickupDetail,
  PosChangePage,
  PosCustomerList,
  PosPickupDetail,
  PosPickupList,
} from "../../../src/types"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { stockedAt } from "../../helpers/levels"
import { olderTransactionsToEnd } from "../../helpers/older-transactions"
import {
  callers,
  type Callers,
  cartFor,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
  workJobs,
} from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { TestTill } from "../../helpers/till"
import { dataOf } from "../../helpers/till-reader"

type Detail = { pickup: PosPickupDetail }
type Refusal = { code: string; pointer?: string }

/** What a till reads over HTTP, and what it does with pickups. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let boss: DashboardUser
    let shopper: Callers
    let till: TestTill
    let neighbour: TestTill
    let coat: Awaited<ReturnType<typeof stockProduct>>

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      boss = await signIn(getContainer(), "boss")
      shopper = callers(
        api,
        () => retail.shop,
        () => boss.headers
      )
      const [arbat, sokol] = retail.stores
      till = await TestTill.open(getContainer(), getUrl(), arbat!.id)
      neighbour = await TestTill.open(getContainer(), getUrl(), sokol!.id)
      coat = await stockProduct(getContainer(), retail.shop, "Coat", {
        [arbat!.stock_location_id]: 50,
      })
    })

    const get = <Body>(path: string, by = till) => by.send<Body & Refusal>("GET", `/pos/v1${path}`)

    describe("GET /pos/v1/changes", () => {
      const poll = (query: string, by = till) => get<PosChangePage>(`/changes?${query}`, by)

      it("gives a snapshot first, then what changed, then tells when to come again", async () => {
        const settled = () => olderTransactionsToEnd(containerSql(getContainer()))
        await settled()
        const first = await poll("types=stock,variant&limit=1")
        expect(first.body).toMatchObject({ has_more: true, next_poll_after: 0 })
        expect(first.body.changes).toMatchObject([{ type: "variant", id: coat.variant_id }])
        let { next, has_more } = first.body
        while (has_more) {
          ;({ next, has_more } = (await poll(`since=${next}`)).body)
        }
        const idle = await poll(`since=${next}`)
        expect(idle.body).toMatchObject({ changes: [], has_more: false, next_poll_after: 10 })

        await till.push([
          till.event("stock.adjusted", {
            reason: "found",
            lines: [{ variant_id: coat.variant_id, quantity: 2 }],
          }),
        ])
        await settled()
        const { body } = await poll(`since=${idle.body.next}`)
        expect(dataOf(body.changes, "stock", coat.inventory_item_id)?.stocked).toBe(52)
      })

      it("gives a till all its scopes allow, but shoppers only when it asks for them", async () => {
        const cashier = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, [
          "catalogue",
          "customers",
        ])
        const types = async (query: string) => {
          const { changes } = (await poll(query, cashier)).body
          return [...new Set(changes.map((change) => change.type))]
        }
        await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "eve@example.com" })
        expect(await types("limit=1000")).toEqual(["product", "variant", "price"])
        expect(await types("types=customer")).toEqual(["customer"])
        const { status, body } = await poll("types=variant,stock", cashier)
        expect({ status, code: body.code }).toEqual({ status: 403, code: "insufficient_scope" })
      })

      it("keeps to the scopes a till has now, whatever its token says", async () => {
        const { body } = await poll("types=stock")
        const blind = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, ["sales"])
        expect((await poll(`since=${body.next}`, blind)).body.code).toBe("insufficient_scope")
        expect((await poll("", blind)).body.code).toBe("insufficient_scope")
      })

      it.each([
        ["a token of nobody", "since=abc", 400, "invalid_since"],
        ["types that do not exist", "types=orders", 422, "invalid_request"],
        ["no types", "types=", 422, "invalid_request"],
        ["a limit that is too large", "limit=1001", 422, "invalid_request"],
        ["a limit that is no number", "limit=1e3", 422, "invalid_request"],
        ["a parameter it does not know", "store=rst_1", 422, "invalid_request"],
      ])("refuses %s", async (_, query, status, code) => {
        const answer = await poll(query)
        expect(answer.status).toBe(status)
        expect(answer.body.code).toBe(code)
        expect(answer.headers.get("content-type")).toContain("application/problem+json")
      })

      it("refuses other types than the token's, and the token of another store", async () => {
        const { next } = (await poll("types=variant")).body
        expect((await poll(`since=${next}&types=variant`)).status).toBe(200)
        expect((await poll(`since=${next}&types=variant,price`)).body.code).toBe("other_types")
        const elsewhere = await poll(`since=${next}`, neighbour)
        expect(elsewhere.status).toBe(410)
        expect(elsewhere.body).toMatchObject({ code: "resync_required", pointer: "/since" })
      })
    })

    describe("GET /pos/v1/customers", () => {
      const find = (query: string, by = till) => get<PosCustomerList>(`/customers?${query}`, by)
      const ids = async (query: string) =>
        (await find(query)).body.customers.map((customer) => customer.id)
      const customers = () => getContainer().resolve(Modules.CUSTOMER)

      it("finds a shopper by her number in any spelling, however it was written down", async () => {
        const [anna, maria, ivan] = await customers().createCustomers([
          {
            first_name: "Anna",
            last_name: "Orlova",
            email: "anna@mail.example",
            phone: "8 (916) 000-11-22",
            has_account: true,
          },
          { first_name: "Maria", email: "maria@mail.example", phone: "+79160001122" },
          { first_name: "Ivan", email: "ivan@mail.example", phone: "+79160001123" },
        ])
        for (const typed of ["+7 916 000-11-22", "89160001122", "9160001122", "7(916)0001122"]) {
          expect(await ids(`phone=${encodeURIComponent(typed)}`)).toEqual([anna!.id, maria!.id])
        }
        const { body } = await find("phone=89160001122&limit=1")
        expect(body).toEqual({
          customers: [
            {
              id: anna!.id,
              first_name: "Anna",
              last_initial: "O",
              phone_last_digits: "1122",
              email_hint: "a…@mail.example",
              has_account: true,
              group_ids: [],
            },
          ],
          count: 2,
          limit: 1,
          offset: 0,
        })
        await customers().updateCustomers(ivan!.id, { phone: "8-916-000-11-22" })
        await customers().updateCustomers(maria!.id, { phone: null as never })
        await customers().softDeleteCustomers([anna!.id])
        expect(await ids("phone=89160001122")).toEqual([ivan!.id])
      })

      it("finds by a whole address only, and nobody by a card before there are cards", async () => {
        const olga = await customers().createCustomers({ email: "Olga.P@Mail.example" })
        expect(await ids("email=olga.p@mail.example")).toEqual([olga.id])
        for (const query of [
          "email=olga",
          "email=%25%40mail.example",
          "phone=91600",
          "card=1000",
        ]) {
          const { body } = await find(query)
          expect(body.customers ?? []).toEqual([])
        }
      })

      it.each([
        ["nothing to look for", "", "invalid_request"],
        ["two things at once", "phone=89160001122&card=1", "invalid_request"],
        ["a number that is none", "phone=hello", "invalid_phone"],
      ])("refuses %s", async (_, query, code) => {
        const { status, body } = await find(query)
        expect({ status, code: body.code }).toEqual({ status: 422, code })
      })

      it("is for tills with the scope", async () => {
        const { retail_store_id } = { retail_store_id: retail.stores[0]!.id }
        const blind = await TestTill.open(getContainer(), getUrl(), retail_store_id, ["sales"])
        expect((await find("phone=89160001122", blind)).body.code).toBe("insufficient_scope")
      })
    })

    describe("pickups", () => {
      const placed = async (quantity = 1): Promise<string> => {
        const [arbat] = retail.stores
        const cartId = await cartFor(shopper, retail.shop, arbat!.id, [
          { variant_id: coat.variant_id, quantity },
        ])
        const { data } = await shopper.store("POST", `/carts/${cartId}/complete`)
        return (await pickupOf(shopper, data.order.id)).id
      }
      const send = (
        id: string,
        command: string,
        body: object = {},
        key: string = v4(),
        by = till
      ) =>
        by.send<Detail & Refusal>("POST", `/pos/v1/pickups/${id}/${command}`, body, {
          "idempotency-key": key,
        })
      const codeOf = (id: string) =>
        getContainer()
          .resolve<PickupModuleService>(PICKUP_MODULE)
          .reading(async (manager, secret) =>
            derivePickupCode(secret, id, (await liveIssueOf(manager, id))!)
          )
      const ready = async (quantity = 1) => {
        const id = await placed(quantity)
        const { body } = await send(id, "accept")
        await send(id, "pick", {
          lines: body.pickup.lines.map((line) => ({ id: line.id, picked_quantity: quantity })),
        })
        await send(id, "ready", { bin: "A1" })
        return { id, line: body.pickup.lines[0]!.id, code: await codeOf(id) }
      }

      const inStore = () =>
        stockedAt(getContainer(), coat.inventory_item_id, retail.stores[0]!.stock_location_id)
      /** What the feed says of pickups from now on. */
      const follow = async (by: TestTill) => {
        let next = (await get<PosChangePage>("/changes?types=pickup&limit=1000", by)).body.next
        const read = async () => {
          const changes: PosChangePage["changes"] = []
          for (let more = true; more; ) {
            const { body } = await get<PosChangePage>(`/changes?since=${next}`, by)
            changes.push(...body.changes)
            ;({ next, has_more: more } = body)
          }
          return changes
        }
        await read()
        return read
      }

      it("are worked at the till from the order to the hand-over, told by the feed to the store alone", async () => {
        const before = (await inStore()) as number
        const [mine, theirs] = [await follow(till), await follow(neighbour)]
        const { id, line, code } = await ready(2)
        expect(dataOf(await mine(), "pickup", id)).toMatchObject({ status: "ready", bin: "A1" })
        const { body: queue } = await get<PosPickupList>("/pickups?status=ready")
        expect(queue.pickups).toMatchObject([{ id, bin: "A1", lines: [{ id: line }] }])
        expect(JSON.stringify(queue)).not.toContain(code)

        const found = await till.send<Detail>("POST", "/pos/v1/pickups/lookup", {
          code: code.toLowerCase(),
        })
        expect(found.body.pickup).toMatchObject({ id, allowed_commands: ["hand-over", "reject"] })
        const key = v4()
        const first = await send(id, "hand-over", { code }, key)
        // The answer was lost; the code is used up by now.
        const again = await send(id, "hand-over", { code }, key)
        expect([first.status, again.status]).toEqual([200, 200])
        expect(again.body.pickup).toEqual(first.body.pickup)
        expect(again.body.pickup.status).toBe("collected")
        await workJobs(getContainer())
        expect(await inStore()).toBe(before - 2)

        expect(await mine()).toEqual([{ type: "pickup", op: "delete", id }])
        expect(await theirs()).toEqual([])
        const { history } = (await shopper.admin("GET", `/pickups/${id}`)).data
          .pickup as AdminPickupDetail
        expect(history.at(-1)).toMatchObject({
          actor_type: "till",
          actor_label: expect.stringMatching(/^Till /),
        })
      })

      it("take a repeated command once, and its key for nothing else", async () => {
        const id = await placed()
        const [key, other] = [v4(), v4()]
        const first = await send(id, "accept", {}, key)
        const again = await send(id, "accept", {}, key)
        expect(again.body).toEqual(first.body)
        expect(again.body.pickup.version).toBe(first.body.pickup.version)
        expect((await send(id, "ready", {}, key)).body.code).toBe("idempotency_conflict")
        expect((await send(id, "accept", {}, other)).body.code).toBe("pickup_transition")
        expect((await till.send("POST", `/pos/v1/pickups/${id}/accept`, {})).body.code).toBe(
          "idempotency_key_required"
        )
      })

      it("of another store do not exist for a till, nor do their codes, and its own refuse what is wrong", async () => {
        const { id, line, code } = await ready()
        const asked = [
          get(`/pickups/${id}`, neighbour),
          send(id, "accept", {}, v4(), neighbour),
          send(id, "pick", { lines: [{ id: line, picked_quantity: 1 }] }, v4(), neighbour),
          send(id, "ready", {}, v4(), neighbour),
          send(id, "reject", { reason: "other" }, v4(), neighbour),
        ]
        for (const { status, body } of await Promise.all(asked)) {
          expect({ status, code: body.code }).toEqual({ status: 404, code: "pickup_not_found" })
        }
        const unknown = await get("/pickups/pku_nobody", neighbour)
        expect(unknown.body).toEqual((await asked[0]!).body)

        const lookUp = async (typed: string) =>
          (await neighbour.send("POST", "/pos/v1/pickups/lookup", { code: typed })).body
        expect(await lookUp(code)).toEqual(await lookUp("0000-0000"))
        expect((await send(id, "hand-over", { code }, v4(), neighbour)).body.code).toBe(
          "code_not_found"
        )
        const { body } = await get<PosPickupList>("/pickups", neighbour)
        expect(body.pickups).toEqual([])
        expect((await get<Detail>(`/pickups/${id}`)).body.pickup.status).toBe("ready")

        const wrong = await send(id, "hand-over", {
          code,
          lines: [{ id: "line_of_another", collected_quantity: 1 }],
        })
        expect(wrong.body.code).toBe("line_not_found")
        const codeless = await send(id, "hand-over", { override_reason: "she is my aunt" })
        expect(codeless.status).toBe(422)
        expect((await send(id, "accept", { version: 1 })).body.code).toBe("pickup_changed")
        expect((await get("/pickups?status=lost")).status).toBe(422)
      })

      it("look at no more codes of a till than the option allows", async () => {
        const guesser = await TestTill.open(getContainer(), getUrl(), retail.stores[2]!.id)
        const answers: number[] = []
        for (let guess = 0; guess < 12; guess++) {
          const { status } = await guesser.send("POST", "/pos/v1/pickups/lookup", {
            code: `0000-00${10 + guess}`,
          })
          answers.push(status)
        }
        expect(answers).toEqual([...Array(10).fill(404), 429, 429])
      })

      it("are for tills with the scope", async () => {
        const blind = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id, ["sales"])
        for (const path of ["/pickups", "/pickups/pku_1"]) {
          expect((await get(path, blind)).body.code).toBe("insufficient_scope")
        }
        expect((await send("pku_1", "accept", {}, v4(), blind)).body.code).toBe(
          "insufficient_scope"
        )
      })
    })
  },
})
