import { randomUUID } from "node:crypto"
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from "jose"
import { Webhook } from "standardwebhooks"
import { containerSql } from "../../../src/core/jobs"
import type { PosMeAnswer } from "../../../src/types"
import { createTill, issueSharedSecret } from "../../../src/workflows/pos/devices/manage-tills"
import { forgetTillState, STATE_LIFE_MS } from "../../../src/workflows/pos/devices/till-states"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { saleOf, TestTill } from "../../helpers/till"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"

jest.setTimeout(60_000)

const MINUTE_MS = 60_000
const seconds = (ms: number) => Math.floor((Date.now() + ms) / 1000)

/** Every test has tills of its own. */
shopTest({
  keepData: true,
  testSuite: ({ api, getContainer, getUrl }) => {
    let retail: PickupShop
    let admin: DashboardUser

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      await stockProduct(getContainer(), retail.shop, "Coat", {})
      admin = await signIn(getContainer(), "admin")
    })

    const storeId = (index = 0) => retail.stores[index]!.id
    const sql = (text: string, values: (string | Date)[] = []) =>
      containerSql(getContainer())<Record<string, unknown>>(text, values)
    const open = (index = 0) => TestTill.open(getContainer(), getUrl(), storeId(index))
    const newTill = (scopes: string[] = ["sales"]) =>
      createTill(getContainer(), {
        retail_store_id: storeId(),
        name: `Till ${randomUUID()}`,
        scopes: scopes as never,
        now: new Date(),
      })
    const ask = (method: string, path: string, data?: unknown, user = admin) =>
      api.request({ method, url: path, data, headers: user.headers, validateStatus: () => true })
    const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${getUrl()}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      })
      return {
        status: answer.status,
        headers: answer.headers,
        body: (await answer.json()) as Record<string, never>,
      }
    }
    const newKey = async () => {
      const pair = await generateKeyPair("EdDSA", { extractable: true })
      return { ...pair, jwk: await exportJWK(pair.publicKey) }
    }
    const pair = (pairing_code: string, public_key: object) =>
      post("/pos/v1/pair", { pairing_code, public_key })
    const me = (till: TestTill) => till.send<PosMeAnswer & { code?: string }>("GET", "/pos/v1/me")

    describe("pairing", () => {
      it("gives a till its name, its store and its clock for a code", async () => {
        const { id, pairing_code } = await newTill(["sales", "returns"])
        const { jwk } = await newKey()
        const { status, body, headers } = await pair(pairing_code.code, jwk)
        expect({ status, body }).toEqual({
          status: 201,
          body: {
            device_id: id,
            kid: expect.stringMatching(/^[\w-]{43}$/),
            epoch: 1,
            scopes: ["sales", "returns"],
            store: {
              id: storeId(),
              name: "Arbat",
              time_zone: "Europe/Moscow",
              country_code: "ru",
            },
            token_url: `${getUrl()}/pos/v1/token`,
            server_time: expect.stringMatching(/Z$/),
          },
        })
        expect(headers.get("cache-control")).toBe("no-store")
        const { data } = await ask("GET", `/admin/tills/${id}`)
        expect(data.till).toMatchObject({ status: "active", keys: [{ kid: body.kid }] })
      })

      it("reads a code as people type it", async () => {
        const { pairing_code } = await newTill()
        const typed = pairing_code.code.toLowerCase().replace("-", " ").replaceAll("0", "o")
        expect((await pair(typed, (await newKey()).jwk)).status).toBe(201)
      })

      it("answers the same again when the answer was lost, to the same key only", async () => {
        const { pairing_code } = await newTill()
        const { jwk } = await newKey()
        const { server_time: _, ...first } = (await pair(pairing_code.code, jwk)).body
        const { server_time: __, ...again } = (await pair(pairing_code.code, jwk)).body
        expect(again).toEqual(first)
        expect((await pair(pairing_code.code, (await newKey()).jwk)).status).toBe(401)
      })

      it("answers an unknown, a used, an expired and a replaced code alike", async () => {
        const [used, expired, replaced] = [await newTill(), await newTill(), await newTill()]
        await pair(used.pairing_code.code, (await newKey()).jwk)
        await sql("update omni_pos_pairing_code set expires_at = now() where device_id = ?", [
          expired.id,
        ])
        const renewed = await ask("POST", `/admin/tills/${replaced.id}/pairing-code`)
        const answers = []
        for (const code of [
          "ZZZZ-ZZZZ",
          "what is this",
          used.pairing_code.code,
          expired.pairing_code.code,
          replaced.pairing_code.code,
        ]) {
          const { status, body } = await pair(code, (await newKey()).jwk)
          answers.push({ status, body })
        }
        expect(answers[0]).toMatchObject({ status: 401, body: { code: "invalid_pairing_code" } })
        for (const answer of answers) {
          expect(answer).toEqual(answers[0])
        }
        const { code } = renewed.data.pairing_code
        expect((await pair(code, (await newKey()).jwk)).status).toBe(201)
      })

      it("begins a new epoch, and ends what the till had before", async () => {
        const till = await open()
        const oldToken = till.token
        const { data } = await ask("POST", `/admin/tills/${till.device_id}/pairing-code`)
        const again = await TestTill.pair(getUrl(), data.pairing_code.code)
        expect(again.epoch).toBe(till.epoch + 1)
        till.token = oldToken
        expect((await me(till)).body.code).toBe("invalid_token")
        expect((await till.logIn()).body.code).toBe("invalid_client")
        expect((await me(again)).status).toBe(200)
      })

      it.each([
        ["a private part", { d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A" }, "/public_key/d"],
        ["another curve", { crv: "X25519" }, "/public_key/crv"],
        ["31 bytes", { x: Buffer.alloc(31, 1).toString("base64url") }, "/public_key/x"],
        ["padded text", { x: `${Buffer.alloc(32, 1).toString("base64url")}=` }, "/public_key/x"],
      ])("refuses a key with %s", async (_, wrong, pointer) => {
        const { pairing_code } = await newTill()
        const { jwk } = await newKey()
        expect(await pair(pairing_code.code, { ...jwk, ...wrong })).toMatchObject({
          status: 422,
          body: { code: "invalid_request", pointer },
        })
        expect((await pair(pairing_code.code, jwk)).status).toBe(201)
      })

      it("refuses a key that another till has, and leaves the code as it was", async () => {
        const [till, { pairing_code }] = [await open(), await newTill()]
        expect(await pair(pairing_code.code, till.publicKey)).toMatchObject({
          status: 409,
          body: { code: "key_known" },
        })
        expect((await pair(pairing_code.code, (await newKey()).jwk)).status).toBe(201)
      })
    })

    describe("a token", () => {
      let till: TestTill
      beforeAll(async () => {
        till = await open()
      })

      it("is opened by a form as well as by JSON, and lives 15 minutes at most", async () => {
        const form = new URLSearchParams({
          grant_type: "client_credentials",
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: await till.assertion({ aud: `${getUrl()}/pos/v1/token` }),
          scope: "sales returns",
        })
        const { status, body, headers } = await post("/pos/v1/token", form.toString(), {
          "content-type": "application/x-www-form-urlencoded",
        })
        expect({ status, body }).toMatchObject({
          status: 200,
          body: { token_type: "Bearer", expires_in: 900, scope: "sales returns", epoch: 1 },
        })
        expect(headers.get("cache-control")).toBe("no-store")
        const claims = decodeJwt(body.access_token!)
        expect(claims.exp! - claims.iat!).toBe(900)
        expect(claims).toMatchObject({
          sub: till.device_id,
          store: storeId(),
          scope: "sales returns",
          epoch: 1,
        })
        const narrow = await fetch(`${getUrl()}/pos/v1/shifts/none`, {
          headers: { authorization: `Bearer ${body.access_token}` },
        })
        expect(narrow.status).toBe(403)
        expect(narrow.headers.get("www-authenticate")).toContain("insufficient_scope")
      })

      it("is opened once by an assertion, however many ask at once", async () => {
        const assertion = await till.assertion()
        const answers = await Promise.all(Array.from({ length: 8 }, () => till.askToken(assertion)))
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
        expect(answers.filter(({ body }) => body.code === "assertion_used")).toHaveLength(7)
      })

      const wrong: [string, Record<string, unknown>, object, string][] = [
        ["of another issuer", { iss: "posdev_other" }, {}, "invalid_client"],
        ["about another subject", { sub: "posdev_other" }, {}, "invalid_client"],
        ["for another server", { aud: "https://evil.example.com/token" }, {}, "invalid_client"],
        ["without an id", { jti: undefined }, {}, "invalid_client"],
        ["without an end", { exp: undefined }, {}, "invalid_client"],
        ["that has expired", { exp: seconds(-6 * MINUTE_MS) }, {}, "clock_skew"],
        ["for a whole day", { exp: seconds(24 * 60 * MINUTE_MS) }, {}, "clock_skew"],
        ["under an unknown key", {}, { kid: "nobody" }, "invalid_client"],
      ]
      it.each(wrong)("is not opened by an assertion %s", async (_, claims, header, code) => {
        const { status, body, headers } = await till.askToken(await till.assertion(claims, header))
        expect({ status, body }).toMatchObject({
          status: 401,
          body: {
            type: `urn:omnichannel:problem:${code}`,
            code,
            status: 401,
            error: "invalid_client",
            error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
          },
        })
        expect(headers.get("content-type")).toMatch(/^application\/problem\+json/)
      })

      it("tells a till whose clock is off what time it is", async () => {
        const { body } = await till.askToken(
          await till.assertion({ exp: seconds(-2 * 60 * MINUTE_MS) })
        )
        const offset = Date.parse(String(body.server_time)) - Date.now()
        expect(Math.abs(offset)).toBeLessThan(MINUTE_MS)
        expect(body.retryable).toBe(true)
      })

      it("forgives a till five minutes of its clock", async () => {
        for (const off of [-4.5, 4.5]) {
          const claims = {
            iat: seconds(off * MINUTE_MS),
            exp: seconds(off * MINUTE_MS + MINUTE_MS),
          }
          expect((await till.askToken(await till.assertion(claims))).status).toBe(200)
        }
      })

      it("is not opened by a signature with another key, with none, or with the public key", async () => {
        const claims = {
          iss: till.device_id,
          sub: till.device_id,
          aud: "urn:omnichannel:pos",
          jti: randomUUID(),
          exp: seconds(MINUTE_MS),
        }
        const stranger = await new SignJWT(claims)
          .setProtectedHeader({ alg: "EdDSA", kid: till.kid })
          .sign((await newKey()).privateKey)
        const symmetric = await new SignJWT(claims)
          .setProtectedHeader({ alg: "HS256", kid: till.kid })
          .sign(Buffer.from(till.publicKey.x!, "base64url"))
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
        const unsigned = `${part({ alg: "none", kid: till.kid })}.${part(claims)}.`
        for (const assertion of [stranger, symmetric, unsigned, "a.b.c", "x"]) {
          expect(await till.askToken(assertion)).toMatchObject({
            status: 401,
            body: { code: "invalid_client" },
          })
        }
      })

      it("answers requests that are none as OAuth does", async () => {
        const good = {
          grant_type: "client_credentials",
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: await till.assertion(),
        }
        const cases: [object, string][] = [
          [{ ...good, grant_type: "password" }, "unsupported_grant_type"],
          [{ ...good, client_assertion: undefined }, "invalid_request"],
          [{ ...good, scope: "sales everything" }, "invalid_scope"],
        ]
        for (const [body, error] of cases) {
          const answer = await post("/pos/v1/token", body, { accept: "application/json" })
          expect(answer).toMatchObject({ status: 400, body: { error, code: error } })
          expect(answer.headers.get("content-type")).toMatch(/^application\/json/)
        }
      })

      it.each([
        ["none", {}, "missing_credential", "Bearer"],
        [
          "a forged one",
          { authorization: "Bearer a.b.c" },
          "invalid_token",
          'Bearer error="invalid_token"',
        ],
        ["a password", { authorization: "Basic eDp5" }, "missing_credential", "Bearer"],
      ])("is asked for where a request has %s", async (_, headers, code, challenge) => {
        const answer = await post("/pos/v1/events", { events: [1] }, headers as never)
        expect(answer).toMatchObject({ status: 401, body: { code } })
        expect(answer.headers.get("www-authenticate")).toBe(challenge)
      })
    })

    describe("a till's keys", () => {
      it("overlap while it changes them, two at most, and never end at none", async () => {
        const till = await open()
        const [next, third] = [await newKey(), await newKey()]
        const added = await till.send("POST", "/pos/v1/keys", { public_key: next.jwk })
        expect(added.status).toBe(201)
        const repeated = await till.send("POST", "/pos/v1/keys", { public_key: next.jwk })
        expect(repeated).toMatchObject({ status: 201, body: added.body })
        const tooMany = await till.send("POST", "/pos/v1/keys", { public_key: third.jwk })
        expect(tooMany).toMatchObject({ status: 409, body: { code: "too_many_keys" } })

        const { kid: oldKid, token: oldToken } = till
        expect((await till.logIn()).status).toBe(200)
        Object.assign(till, { privateKey: next.privateKey, kid: added.body.kid })
        expect((await till.logIn()).status).toBe(200)
        expect((await till.send("DELETE", `/pos/v1/keys/${oldKid}`)).status).toBe(204)
        expect((await me(till)).status).toBe(200)
        const last = await till.send("DELETE", `/pos/v1/keys/${till.kid}`)
        expect(last).toMatchObject({ status: 409, body: { code: "last_key" } })
        expect((await me(till)).status).toBe(200)
        till.token = oldToken
        expect((await me(till)).body.code).toBe("invalid_token")
      })

      it("are taken out of force by a manager, with the tokens they opened", async () => {
        const till = await open()
        const revoked = await ask("POST", `/admin/tills/${till.device_id}/keys/${till.kid}/revoke`)
        expect(revoked.status).toBe(200)
        expect((await me(till)).body.code).toBe("invalid_token")
        expect((await till.logIn()).body.code).toBe("invalid_client")
      })

      it("of one till are nothing to another", async () => {
        const [till, other] = [await open(), await open(1)]
        const foreign = await till.send("DELETE", `/pos/v1/keys/${other.kid}`)
        expect(foreign).toMatchObject({ status: 404, body: { code: "key_not_found" } })
        expect((await me(other)).status).toBe(200)
      })
    })

    describe("a credential of one store", () => {
      it("acts for that store only, whatever a body says", async () => {
        const [arbat, sokol] = [await open(0), await open(1)]
        const event = arbat.event("sale.completed", saleOf([{ sku: "Coat-m" }]), {
          store_id: storeId(1),
        })
        const { body } = await arbat.push([event])
        expect(body.results[0]).toMatchObject({
          status: "rejected",
          problem: { code: "store_mismatch", pointer: "/store_id" },
        })
        const opened = sokol.event("shift.opened", {
          shift_id: "s1",
          currency_code: "RUB",
          opening_cash: 0,
        })
        await sokol.push([opened])
        expect((await sokol.send("GET", "/pos/v1/shifts/s1")).status).toBe(200)
        expect((await arbat.send("GET", "/pos/v1/shifts/s1")).status).toBe(404)
        expect((await me(arbat)).body).toMatchObject({ store_id: storeId(0), lane: "live" })
      })

      it("loses a scope at once when a manager takes it", async () => {
        const till = await open()
        await ask("POST", `/admin/tills/${till.device_id}`, { scopes: ["sales"] })
        expect((await till.send("GET", "/pos/v1/shifts/s1")).body.code).toBe("insufficient_scope")
      })
    })

    describe("a revoked till", () => {
      it("may hand in what it made before, for a person to look through, and do nothing else", async () => {
        const till = await open()
        const before = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]), {
          occurred_at: new Date(Date.now() - MINUTE_MS).toISOString(),
        })
        await ask("POST", `/admin/tills/${till.device_id}/revoke`, {})
        expect((await me(till)).body.code).toBe("invalid_token")
        expect((await till.logIn()).status).toBe(200)
        expect((await me(till)).body.lane).toBe("quarantine")
        const after = till.event("sale.completed", saleOf([{ sku: "Coat-m" }]), {
          occurred_at: new Date(Date.now() + MINUTE_MS).toISOString(),
        })
        const { body } = await till.push([before, after])
        expect(body.results).toMatchObject([
          { status: "applied", flags: ["quarantined"] },
          { status: "rejected", problem: { code: "made_after_revocation" } },
        ])
        const other = await till.send("GET", "/pos/v1/shifts/s1")
        expect(other).toMatchObject({ status: 403, body: { code: "till_revoked" } })

        const events = `/admin/till-events/${till.device_id}`
        const released = await ask("POST", `${events}/${before.id}/replay`)
        expect(released).toMatchObject({ status: 200, data: { event: { state: "applied" } } })
      })

      it("gets nothing at all when it was stolen", async () => {
        const till = await open()
        await ask("POST", `/admin/tills/${till.device_id}/revoke`, { drain: false })
        expect((await me(till)).body.code).toBe("invalid_token")
        expect((await till.logIn()).body.code).toBe("invalid_client")
      })

      it("is known to a process that did not revoke it within five seconds", async () => {
        const till = await open()
        expect((await me(till)).status).toBe(200)
        // As another process does it: nothing tells this one.
        await sql("update omni_pos_device set status = 'revoked' where id = ?", [till.device_id])
        expect((await me(till)).status).toBe(200)
        const later = performance.now() + STATE_LIFE_MS + 1
        expect(STATE_LIFE_MS).toBeLessThan(5_000)
        const clock = jest.spyOn(performance, "now").mockReturnValue(later)
        try {
          expect((await me(till)).body.code).toBe("invalid_token")
        } finally {
          clock.mockRestore()
        }
      })
    })

    describe("a system with a shared secret", () => {
      const ID = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"
      async function system() {
        const { id } = await newTill(["sales", "shifts"])
        const { data } = await ask("POST", `/admin/tills/${id}/shared-secret`)
        return { id, secret: String(data.secret) }
      }
      const sign = (
        { id, secret }: { id: string; secret: string },
        body: string,
        at = new Date(),
        messageId: string = randomUUID()
      ) => ({
        "x-device-id": id,
        "webhook-id": messageId,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(secret).sign(messageId, at, body),
      })
      const get = async (headers: Record<string, string>) => {
        const answer = await fetch(`${getUrl()}/pos/v1/me`, { headers })
        return { status: answer.status, body: (await answer.json()) as Record<string, never> }
      }
      const push = (headers: Record<string, string>, body: string) =>
        post("/pos/v1/events", body, headers)

      it("signs the raw body as in Standard Webhooks", async () => {
        const one = await system()
        expect(one.secret).toMatch(/^whsec_[\w+/]{43}=$/)
        // Spaces and a name in Cyrillic: what is signed are the bytes, not what they mean.
        const body = '{ "events" : [ {"id":"no", "note":"Пальто"} ] }'
        expect(await push(sign(one, body), body)).toMatchObject({
          status: 200,
          body: { results: [{ status: "rejected" }], epoch: 1 },
        })
        expect(await get(sign(one, ""))).toMatchObject({
          status: 200,
          body: { device_id: one.id, epoch: 1, scopes: ["sales", "shifts"] },
        })
      })

      it("is refused when anything of it is not right", async () => {
        const [one, other] = [await system(), await system()]
        const [body, changed] = ['{"events":[1]}', '{"events":[2]}']
        const refused = async (headers: Record<string, string>, code: string) =>
          expect(await push(headers, changed)).toMatchObject({ status: 401, body: { code } })
        await refused(sign(one, body), "invalid_signature")
        await refused({ ...sign(one, changed), "x-device-id": other.id }, "invalid_signature")
        await refused({ ...sign(one, changed), "x-device-id": "nobody" }, "invalid_signature")
        await refused({ ...sign(one, changed), "webhook-id": ID }, "invalid_signature")
        await refused({ "x-device-id": one.id }, "invalid_signature")
        await refused(sign(one, changed, new Date(Date.now() - 6 * MINUTE_MS)), "clock_skew")
        await refused(sign(one, changed, new Date(Date.now() + 6 * MINUTE_MS)), "clock_skew")
      })

      it("has a signature open one request, and signs a repetition anew", async () => {
        const one = await system()
        const body = '{"events":[1]}'
        const headers = sign(one, body, new Date(), ID)
        const answers = await Promise.all([1, 2, 3].map(() => push(headers, body)))
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
        expect(await get(sign(one, "", new Date(), "a"))).toMatchObject({ status: 200 })
        const later = sign(one, body, new Date(Date.now() + 2_000), ID)
        expect((await push(later, body)).status).toBe(200)
      })

      it("may use the secret before for a day, and not longer", async () => {
        const one = await system()
        const next = {
          id: one.id,
          secret: (await ask("POST", `/admin/tills/${one.id}/shared-secret`)).data.secret as string,
        }
        expect((await get(sign(one, ""))).status).toBe(200)
        expect(await get(sign(next, ""))).toMatchObject({ status: 200, body: { epoch: 1 } })
        const [row] = await sql(
          `select extract(epoch from previous_secret_until - now()) / 3600 as hours
           from omni_pos_device where id = ?`,
          [one.id]
        )
        expect(Number(row!.hours)).toBeCloseTo(24, 1)
        await sql("update omni_pos_device set previous_secret_until = now() where id = ?", [one.id])
        forgetTillState(one.id)
        expect((await get(sign(one, ""))).body.code).toBe("invalid_signature")
        expect((await get(sign(next, ""))).status).toBe(200)
      })

      it("loses its keys when it is switched over, and its secret when it pairs again", async () => {
        const till = await open()
        const secret = await issueSharedSecret(getContainer(), {
          device_id: till.device_id,
          now: new Date(),
        })
        const one = { id: till.device_id, secret }
        expect((await me(till)).body.code).toBe("invalid_token")
        expect((await till.logIn()).body.code).toBe("invalid_client")
        expect(await get(sign(one, ""))).toMatchObject({ status: 200, body: { epoch: 2 } })
        const { data } = await ask("POST", `/admin/tills/${one.id}/pairing-code`)
        const again = await TestTill.pair(getUrl(), data.pairing_code.code)
        expect(again.epoch).toBe(3)
        expect((await get(sign(one, ""))).body.code).toBe("invalid_signature")
      })

      it("may hand in what it made before it was revoked, unless it was stolen", async () => {
        const one = await system()
        await ask("POST", `/admin/tills/${one.id}/revoke`, {})
        expect(await get(sign(one, ""))).toMatchObject({ body: { lane: "quarantine" } })
        await ask("POST", `/admin/tills/${one.id}/revoke`, { drain: false })
        expect((await get(sign(one, ""))).body.code).toBe("invalid_signature")
      })
    })

    it("keeps no secret in the clear", async () => {
      const { id, pairing_code } = await newTill()
      const { data } = await ask("POST", `/admin/tills/${(await newTill()).id}/shared-secret`)
      const till = await open()
      const tables = await sql(
        "select table_name from information_schema.tables where table_schema = 'public' and table_name like 'omni_pos%'"
      )
      expect(tables.length).toBeGreaterThan(5)
      const dump: string[] = []
      for (const { table_name } of tables) {
        dump.push(JSON.stringify(await sql(`select * from ${String(table_name)}`)))
      }
      const everything = dump.join("\n")
      expect(everything).toContain(id)
      const { d } = await exportJWK(till.privateKey)
      const secret = String(data.secret).replace("whsec_", "")
      const hex = Buffer.from(secret, "base64").toString("hex")
      for (const hidden of [
        pairing_code.code,
        pairing_code.code.replace("-", ""),
        secret,
        hex,
        till.token,
        d!,
      ]) {
        expect(everything).not.toContain(hidden)
      }
    })

    describe("the dashboard", () => {
      let manager: DashboardUser
      let associate: DashboardUser
      beforeAll(async () => {
        const stores = getContainer().resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        manager = await signIn(getContainer(), "manager")
        associate = await signIn(getContainer(), "associate")
        await stores.assignStaff({
          retail_store_id: storeId(),
          user_id: manager.id,
          role: "manager",
        })
        await stores.assignStaff({
          retail_store_id: storeId(),
          user_id: associate.id,
          role: "associate",
        })
      })

      it("lets a manager run the tills of their own store, and an associate look at them", async () => {
        const body = { retail_store_id: storeId(), name: "Left desk", scopes: ["sales"] }
        expect((await ask("POST", "/admin/tills", body, associate)).status).toBe(403)
        const created = await ask("POST", "/admin/tills", body, manager)
        expect(created).toMatchObject({
          status: 201,
          data: {
            till: { name: "Left desk", status: "unpaired", keys: [] },
            pairing_code: { code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) },
          },
        })
        const path = `/admin/tills/${created.data.till.id}`
        expect((await ask("GET", path, undefined, associate)).status).toBe(200)
        for (const act of ["pairing-code", "shared-secret", "revoke"]) {
          expect((await ask("POST", `${path}/${act}`, {}, associate)).status).toBe(403)
        }
        const foreign = { ...body, retail_store_id: storeId(1) }
        expect((await ask("POST", "/admin/tills", foreign, manager)).status).toBe(403)
        const sokol = await open(1)
        expect(
          (await ask("GET", `/admin/tills/${sokol.device_id}`, undefined, manager)).status
        ).toBe(403)
        const list = await ask("GET", "/admin/tills?q=left&status=unpaired", undefined, manager)
        expect(list.data).toMatchObject({ count: 1, tills: [{ name: "Left desk" }] })
      })

      it("deletes a till that was never in use, and no other", async () => {
        const [{ id }, till] = [await newTill(), await open()]
        expect((await ask("DELETE", `/admin/tills/${id}`)).data).toEqual({
          id,
          object: "till",
          deleted: true,
        })
        expect((await ask("GET", `/admin/tills/${id}`)).status).toBe(404)
        expect(await ask("DELETE", `/admin/tills/${till.device_id}`)).toMatchObject({
          status: 409,
          data: { code: "till_was_paired" },
        })
      })
    })
  },
})
