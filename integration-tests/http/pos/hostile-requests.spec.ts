import { gzipSync, deflateSync } from "node:zlib"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { stockedAt } from "../../helpers/levels"
import { saleOf, TestTill } from "../../helpers/till"

jest.setTimeout(60_000)

const MIB = 1024 * 1024
const TRIES = 4
const TRIES_IN_ALL = 7

shopTest({
  keepData: true,
  env: {
    OMNICHANNEL_OPTIONS: JSON.stringify({
      pos: {
        pairingTries: TRIES,
        pairingTriesInAll: TRIES_IN_ALL,
        requestsPerTill: 8,
        requestsPerStore: 12,
        loginsPerAddress: 60,
      },
    }),
  },
  testSuite: ({ getContainer, getUrl }) => {
    let retail: PickupShop
    let coat: { inventory_item_id: string }
    let till: TestTill

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      coat = await stockProduct(getContainer(), retail.shop, "Coat", {
        [retail.stores[0]!.stock_location_id]: 10,
      })
    })
    beforeEach(async () => {
      till = await TestTill.open(getContainer(), getUrl(), retail.stores[2]!.id)
    })

    const send = (bytes: Uint8Array, headers: Record<string, string> = {}) =>
      till.sendBytes<Record<string, never>>("/pos/v1/events", bytes, headers)
    const padded = (size: number) => {
      const text = JSON.stringify({ events: [17] })
      return Buffer.from(text + " ".repeat(size - text.length))
    }

    it("reads a body of 1 MiB, and not one byte more, inflated or not", async () => {
      expect((await send(padded(MIB))).status).toBe(200)
      expect((await send(gzipSync(padded(MIB)), { "content-encoding": "gzip" })).status).toBe(200)
      const zipped = deflateSync(padded(MIB))
      expect((await send(zipped, { "content-encoding": "deflate" })).status).toBe(200)
      for (const [bytes, headers] of [
        [padded(MIB + 1), {}],
        [gzipSync(padded(MIB + 1)), { "content-encoding": "gzip" }],
      ] as const) {
        expect(await send(bytes, headers)).toMatchObject({
          status: 413,
          body: { code: "body_too_large", type: "urn:omnichannel:problem:body_too_large" },
        })
      }
    })

    it("stops at the limit of a zip bomb", async () => {
      const bomb = gzipSync(Buffer.alloc(100 * MIB))
      const before = process.memoryUsage().arrayBuffers
      const { status, body } = await send(bomb, { "content-encoding": "gzip" })
      expect({ status, code: body.code }).toEqual({ status: 413, code: "body_too_large" })
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MIB)
    })

    it.each<[string, () => Uint8Array, Record<string, string>, number, string]>([
      [
        "a cut gzip",
        () => gzipSync(padded(1000)).subarray(0, 40),
        { "content-encoding": "gzip" },
        400,
        "unreadable_body",
      ],
      ["no gzip at all", () => padded(100), { "content-encoding": "gzip" }, 400, "unreadable_body"],
      [
        "an unknown encoding",
        () => padded(100),
        { "content-encoding": "zstd" },
        415,
        "unsupported_encoding",
      ],
      [
        "an encoding of an encoding",
        () => gzipSync(gzipSync(padded(100))),
        { "content-encoding": "gzip, gzip" },
        415,
        "unsupported_encoding",
      ],
      [
        "a gzip within a gzip",
        () => gzipSync(gzipSync(padded(100))),
        { "content-encoding": "gzip" },
        400,
        "invalid_utf8",
      ],
      ["broken UTF-8", () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), {}, 400, "invalid_utf8"],
      ["UTF-16", () => Buffer.from('{"events":[1]}', "utf16le"), {}, 400, "invalid_json"],
      ["half of a JSON", () => Buffer.from('{"events":['), {}, 400, "invalid_json"],
      ["a number that is none", () => Buffer.from('{"events":[NaN]}'), {}, 400, "invalid_json"],
      [
        "XML with entities",
        () => Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
        { "content-type": "application/xml" },
        415,
        "unsupported_media_type",
      ],
      [
        "a form",
        () => Buffer.from("events=1"),
        { "content-type": "application/x-www-form-urlencoded" },
        415,
        "unsupported_media_type",
      ],
      ["a list", () => Buffer.from("[]"), {}, 422, "invalid_request"],
      ["nothing", () => Buffer.from("null"), {}, 422, "invalid_request"],
      ["no events", () => Buffer.from('{"events":[]}'), {}, 422, "invalid_request"],
      [
        "501 events",
        () => Buffer.from(JSON.stringify({ events: Array(501).fill(1) })),
        {},
        422,
        "invalid_request",
      ],
      [
        "100,000 brackets",
        () => Buffer.from(`{"events":${"[".repeat(100_000)}`),
        {},
        400,
        "invalid_json",
      ],
    ])("refuses %s with a problem", async (_, bytes, headers, status, code) => {
      const answer = await send(bytes(), headers)
      expect(answer).toMatchObject({
        status,
        body: { type: `urn:omnichannel:problem:${code}`, code, status, title: expect.any(String) },
      })
      expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/)
    })

    it("says where a text stops being JSON", async () => {
      const { body } = await send(Buffer.from('{"events":[1,]}'))
      expect(body.detail).toContain("character 13")
    })

    it("keeps what is well formed but impossible out, event by event", async () => {
      const arbat = await TestTill.open(getContainer(), getUrl(), retail.stores[0]!.id)
      const text = (event: object) => JSON.stringify(event)
      const event = () => arbat.event("sale.completed", saleOf([{ sku: "Coat-m" }]))
      const hostile = [
        text(event()).replace('"quantity":1', '"quantity":1e999'),
        text(event()).replace('"quantity":1', '"quantity":9007199254740993'),
        text(event()).replace('"quantity":1', '"quantity":"1"'),
        text(event()).replace('"quantity":1', '"quantity":-0.5'),
        text({ ...event(), type: "__proto__" }),
        text({ ...event(), type: "sale.everything" }),
        text(event()).replace('"title":"Coat-m"', '"title":"Coat\\u0000"'),
        text({ ...event(), data: { __proto__: 1, lines: {} } }),
        "[".repeat(5_000) + "]".repeat(5_000),
      ]
      const good = text(event())
      const { status, body } = await arbat.sendBytes<{ results: { status: string }[] }>(
        "/pos/v1/events",
        Buffer.from(`{"events":[${[...hostile, good].join(",")}]}`)
      )
      expect(status).toBe(200)
      expect(body.results.map((result) => result.status)).toEqual([
        ...hostile.map(() => "rejected"),
        "applied",
      ])
      const [place] = retail.stores
      const left = await stockedAt(getContainer(), coat.inventory_item_id, place!.stock_location_id)
      expect(left).toBe(9)
    })

    it("knows its routes and their methods, and answers the rest as a problem", async () => {
      const unknown = await till.send("POST", "/pos/v1/nothing/here", {})
      expect(unknown).toMatchObject({ status: 404, body: { code: "no_such_route" } })
      const wrong = await till.send("PUT", "/pos/v1/events", {})
      expect(wrong).toMatchObject({ status: 405, body: { code: "method_not_allowed" } })
      expect(wrong.headers.get("allow")).toBe("POST")
      const read = await till.send("GET", "/pos/v1/keys/some")
      expect(read.headers.get("allow")).toBe("DELETE")
      const broken = await till.send("GET", "/pos/v1/shifts/%ff")
      expect(broken).toMatchObject({ status: 400, body: { code: "invalid_path" } })
      for (const answer of [unknown, wrong, broken]) {
        expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/)
      }
    })

    describe("who asks too often", () => {
      it("is told when to come back, till by till, and the store has a limit of its own", async () => {
        const storeId = retail.stores[1]!.id
        const [one, other] = [
          await TestTill.open(getContainer(), getUrl(), storeId),
          await TestTill.open(getContainer(), getUrl(), storeId),
        ]
        const ask = async (till: TestTill, times: number) =>
          await Promise.all(Array.from({ length: times }, () => till.send("GET", "/pos/v1/me")))
        const clock = Date.now()
        const answers = [...(await ask(one, 10)), ...(await ask(other, 6))]
        // Windows are a second long: on a machine that needs longer there is nothing to count.
        if (Date.now() - clock < 1_000) {
          expect(answers.slice(0, 10).filter(({ status }) => status === 429)).toHaveLength(2)
          expect(answers.slice(10).filter(({ status }) => status === 429)).toHaveLength(2)
        }
        const refused = answers.find(({ status }) => status === 429)!
        expect(refused.body).toMatchObject({ code: "rate_limited", retryable: true })
        expect(refused.headers.get("retry-after")).toBe("1")
        expect(refused.headers.get("ratelimit-remaining")).toBe("0")
        const allowed = answers.find(({ status }) => status === 200)!
        for (const name of ["limit", "remaining", "reset"]) {
          expect(allowed.headers.get(`ratelimit-${name}`)).toMatch(/^\d+$/)
        }
      })

      const guess = async (address: string) => {
        const answer = await fetch(`${getUrl()}/pos/v1/pair`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-forwarded-for": address },
          body: JSON.stringify({ pairing_code: "ZZZZ-ZZZZ", public_key: till.publicKey }),
        })
        return { status: answer.status, retryAfter: Number(answer.headers.get("retry-after")) }
      }
      const allOf = (addresses: string[]) => Promise.all(addresses.map(guess))

      it("guesses a handful of pairing codes from one network, and few from all", async () => {
        const one = await allOf(Array<string>(TRIES + 3).fill("198.51.100.7"))
        expect(one.filter(({ status }) => status === 401)).toHaveLength(TRIES)
        const refused = one.filter(({ status }) => status === 429)
        expect(refused).toHaveLength(3)
        expect(refused[0]!.retryAfter).toBeGreaterThan(14 * 60)
        expect(refused[0]!.retryAfter).toBeLessThanOrEqual(15 * 60)

        const sameNetwork = ["2001:db8:1:1::1", "2001:db8:1:1:2::9", "2001:db8:1:1:ffff::3"]
        const others = await allOf([...sameNetwork, "203.0.113.5"])
        expect(others.filter(({ status }) => status === 401)).toHaveLength(TRIES_IN_ALL - TRIES)
        expect(others.filter(({ status }) => status === 429)).toHaveLength(1)
      })
    })
  },
})
