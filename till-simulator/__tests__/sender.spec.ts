import { gunzipSync } from "node:zlib"
import type { PosPushAnswer } from "../../src/types"
import { seededRandom } from "../random"
import { TillStore } from "../store/till-store"
import { Till } from "../till"
import type { TillEvent } from "../types"

const NOW = new Date("2026-11-28T10:00:00Z")
const COAT = { sku: "COAT", unit_price: 899_000 }

type Push = { events: TillEvent[] }
type Reply = { status?: number; body?: object; headers?: Record<string, string> }

/** A server that keeps nothing: pairing and tokens work, the test says what becomes of a push. */
function stubServer(onPush: (push: Push, times: number) => Reply | Error) {
  const pushes: Push[] = []
  const assertions: { exp: number }[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = new URL(url).pathname
    const reply = path === "/pos/v1/events" ? push(init) : logIn(path, init)
    if (reply instanceof Error) {
      throw reply
    }
    return new Response(JSON.stringify(reply.body ?? {}), {
      status: reply.status ?? 200,
      headers: { date: NOW.toUTCString(), ...reply.headers },
    })
  }
  const push = (init: RequestInit): Reply | Error => {
    const isZipped = (init.headers as Record<string, string>)["content-encoding"] === "gzip"
    const bytes = Buffer.from(init.body as Uint8Array)
    pushes.push(JSON.parse((isZipped ? gunzipSync(bytes) : bytes).toString()) as Push)
    return onPush(pushes.at(-1)!, pushes.length)
  }
  const logIn = (path: string, init: RequestInit): Reply => {
    if (path === "/pos/v1/pair") {
      const store = { id: "store", name: "Arbat", time_zone: "Europe/Moscow" }
      return { status: 201, body: { device_id: "posdev", kid: "kid", epoch: 1, scopes: [], store } }
    }
    const { client_assertion } = JSON.parse(init.body as string) as { client_assertion: string }
    const claims = Buffer.from(client_assertion.split(".")[1]!, "base64url").toString()
    assertions.push(JSON.parse(claims) as { exp: number })
    const isExpired = assertions.at(-1)!.exp * 1000 < NOW.getTime()
    return isExpired
      ? { status: 401, body: { code: "invalid_client" } }
      : { body: { access_token: "token", expires_in: 900, server_time: NOW.toISOString() } }
  }
  return { fetch, pushes, assertions }
}

const taken = ({ events }: Push): PosPushAnswer => ({
  results: events.map(({ id, seq }) => ({ id, seq, status: "applied" })),
  acked_seq: Math.max(...events.map(({ seq }) => seq)),
  gaps: [],
  epoch: 1,
  server_time: NOW.toISOString(),
})

async function openTill(onPush: Parameters<typeof stubServer>[0], now = NOW) {
  const server = stubServer(onPush)
  const waits: number[] = []
  const till = await Till.pair({
    url: "http://shop.example/",
    pairing_code: "AAAA-BBBB",
    store: TillStore.inMemory(),
    fetch: server.fetch,
    random: seededRandom(1),
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds)
    },
  })
  return { till, server, waits }
}

describe("handing in", () => {
  it("waits as long as the server says, and tries again", async () => {
    const { till, server, waits } = await openTill((push, times) =>
      times === 1
        ? { status: 429, headers: { "retry-after": "7" }, body: { code: "rate_limited" } }
        : { body: taken(push) }
    )
    till.sell([COAT])
    expect(await till.sync()).toMatchObject({ online: true, pending: 0 })
    expect(waits).toEqual([7_000])
    expect(server.pushes[1]).toEqual(server.pushes[0])
  })

  it("tries again what the server calls retryable, whatever its status", async () => {
    // A clock that jumps as often as the till asks for the time.
    const { till, server } = await openTill((push, times) =>
      times <= 4
        ? { status: 401, body: { code: "clock_skew", retryable: true } }
        : { body: taken(push) }
    )
    till.sell([COAT])
    expect(await till.sync()).toMatchObject({ online: true, pending: 0 })
    expect(server.pushes).toHaveLength(5)
  })

  it("sends the same events again when the answer got lost, and gives up for now in the end", async () => {
    const { till, server, waits } = await openTill(() => new Error("cut"))
    till.sell([COAT])
    expect(await till.sync()).toMatchObject({ online: false, pending: 1 })
    expect(server.pushes).toHaveLength(8)
    expect(new Set(server.pushes.map(({ events }) => events[0]!.id)).size).toBe(1)
    expect(Math.max(...waits)).toBeLessThan(30_000)
  })

  it("keeps pending what the server could not store, and takes everything else as its last word", async () => {
    const { till } = await openTill((push) => {
      const answer = taken(push)
      const problem = { type: "", title: "", status: 500, code: "not_stored", retryable: true }
      Object.assign(answer.results[0]!, { status: "rejected", problem })
      Object.assign(answer.results[1]!, {
        status: "rejected",
        problem: { ...problem, code: "invalid_event", retryable: false },
      })
      return { body: answer }
    })
    const [first] = [till.sell([COAT]), till.sell([COAT]), till.sell([COAT])]
    await till.sync()
    expect(till.store.pending(10)).toEqual([first])
    expect(till.counts()).toMatchObject({ pending: 1, rejected: 1, applied: 1 })
  })

  it("finds the one event the server cannot read, so that it holds back no other", async () => {
    const { till } = await openTill((push) => {
      const isPoisoned = push.events.some(({ seq }) => seq === 3)
      return isPoisoned ? { status: 400, body: { code: "invalid_utf8" } } : { body: taken(push) }
    })
    Array.from({ length: 6 }, () => till.sell([COAT]))
    expect(await till.sync()).toMatchObject({ online: true, pending: 0 })
    expect(till.counts()).toMatchObject({ applied: 5, rejected: 1 })
    expect(till.store.refused(10)[0]).toMatchObject({
      event: { seq: 3 },
      result: { problem: { code: "invalid_utf8" } },
    })
  })

  it("cuts what is pending into batches the server takes", async () => {
    const { till, server } = await openTill((push) => ({ body: taken(push) }))
    Array.from({ length: 501 }, () => till.sell([COAT]))
    till.sell(Array.from({ length: 150 }, () => ({ ...COAT, title: "x".repeat(500) })))
    await till.sync()
    expect(server.pushes.map(({ events }) => events.length)).toEqual([500, 2])
    for (const push of server.pushes) {
      expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(1024 * 1024)
    }
  })

  it("signs by the server's clock when its own is wrong by days", async () => {
    const { till, server } = await openTill(
      (push) => ({ body: taken(push) }),
      new Date("2026-11-25T10:00:00Z")
    )
    till.sell([COAT])
    expect(await till.sync()).toMatchObject({ online: true, pending: 0 })
    expect(server.assertions.map(({ exp }) => new Date(exp * 1000).toISOString())).toEqual([
      "2026-11-25T10:01:00.000Z",
      "2026-11-28T10:01:00.000Z",
    ])
  })

  it("hands in again what a server that was set back does not have any more", async () => {
    let isSetBack = false
    const { till, server } = await openTill((push) => {
      const gaps = isSetBack ? [{ from: 2, to: 2 }] : []
      isSetBack = false
      return { body: { ...taken(push), gaps } }
    })
    Array.from({ length: 3 }, () => till.sell([COAT]))
    await till.sync()
    isSetBack = true
    till.sell([COAT])
    expect(await till.sync()).toMatchObject({ pending: 0, gaps: [] })
    expect(server.pushes.map(({ events }) => events.map(({ seq }) => seq))).toEqual([
      [1, 2, 3],
      [4],
      [2],
    ])
  })

  it("has one sender: two calls at once hand in once", async () => {
    const { till, server } = await openTill((push) => ({ body: taken(push) }))
    till.sell([COAT])
    const [first, second] = await Promise.all([till.sync(), till.sync()])
    expect(second).toBe(first)
    expect(server.pushes).toHaveLength(1)
  })
})
