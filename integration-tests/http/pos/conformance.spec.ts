import { checkServer, type Outcome } from "../../../conformance/run"
import { scoreOf } from "../../../conformance/report"
import { drainJobs } from "../../../src/core/jobs"
import { POS_SCOPES } from "../../../src/modules/pos/domain/scopes"
import type { PosEventResult, PosPushAnswer } from "../../../src/types"
import { createTill } from "../../../src/workflows/pos/devices/manage-tills"
import { type Mutation, startMutatingProxy } from "../../helpers/mutating-proxy"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(180_000)

const LIMITS = { requestsPerTill: 5_000, requestsPerStore: 5_000, loginsPerAddress: 5_000 }
const DRAIN_EVERY_MS = 300

/** The chapters about events. */
const CORE = [
  "auth.o",
  "batch",
  "idempotency",
  "sequence",
  "deferred",
  "training",
  "shifts",
  "problem",
]

type Sent = { id?: string; seq?: number; mode?: string; store_id?: string; data?: object }
const eventsOf = (body: Record<string, unknown>): Sent[] =>
  Array.isArray(body.events) ? (body.events as Sent[]).filter((event) => !!event) : []
const resultsOf = (body: Record<string, unknown>): PosEventResult[] =>
  (body as unknown as PosPushAnswer).results ?? []

/** A wrong server, and the checks that must find out. */
const MUTATIONS: [what: string, caught: string[], mutation: () => Mutation][] = [
  [
    "says applied to what it had already",
    ["batch.own-duplicate-is-found", "idempotency.same-id-same-body-is-duplicate"],
    () => ({
      reply: ({ body }) =>
        resultsOf(body).forEach((result) => {
          result.status = result.status === "duplicate" ? "applied" : result.status
        }),
    }),
  ],
  [
    "drops the second of three events and says nothing",
    ["batch.result-per-event-in-order", "shifts.z-report-adds-up"],
    () => {
      let dropped: Sent | undefined
      return {
        request: (body) => {
          const events = eventsOf(body)
          dropped = events.length >= 3 && events.length < 500 ? events[1] : undefined
          if (dropped) {
            body.events = events.filter((event) => event !== dropped)
          }
        },
        reply: ({ body }) => {
          const { id = null, seq = null } = dropped ?? {}
          if (dropped && body.results) {
            resultsOf(body).splice(1, 0, { id, seq, status: "applied" })
          }
        },
      }
    },
  ],
  [
    "acknowledges over a gap",
    ["sequence.acked-only-contiguous", "sequence.gap-is-reported"],
    () => ({
      reply: ({ body }, _, asked) => {
        if (body.results) {
          const seqs = eventsOf(asked).flatMap(({ seq, mode }) => (mode ? [] : (seq ?? [])))
          Object.assign(body, { gaps: [], acked_seq: Math.max(Number(body.acked_seq), ...seqs) })
        }
      },
    }),
  ],
  [
    "takes the store from the body",
    ["auth.other-store-refused"],
    () => ({ request: (body) => eventsOf(body).forEach((event) => delete event.store_id) }),
  ],
  [
    "does not compare bodies under one id",
    ["idempotency.same-id-other-body-is-conflict"],
    () => ({
      reply: ({ body }) =>
        resultsOf(body).forEach((result) => {
          if (result.problem?.code === "event_id_reused") {
            result.status = "duplicate"
            delete result.problem
          }
        }),
    }),
  ],
  [
    "counts training as sales",
    ["training.touches-nothing"],
    () => ({
      request: (body) => eventsOf(body).forEach((event) => delete event.mode),
    }),
  ],
  [
    "answers errors in a form of its own",
    ["problem.shape", "problem.without-a-token-has-the-same-shape"],
    () => ({
      reply: (reply) => {
        if (reply.status >= 400) {
          reply.type = "application/json"
          reply.body = { code: reply.body.code, message: reply.body.title }
        }
      },
    }),
  ],
  [
    "refuses a whole batch for one bad event",
    ["batch.one-bad-event-holds-back-none"],
    () => ({
      reply: (reply) => {
        const results = resultsOf(reply.body)
        if (results.length > 1 && results.some(({ status }) => status === "rejected")) {
          reply.status = 422
        }
      },
    }),
  ],
  [
    "refuses what refers to something it has not seen",
    ["deferred.return-before-sale-resolves", "deferred.void-before-sale-resolves"],
    () => ({
      reply: ({ body }) =>
        resultsOf(body).forEach((result) => {
          result.status = result.status === "deferred" ? "rejected" : result.status
        }),
    }),
  ],
]

shopTest({
  keepData: true,
  env: { OMNICHANNEL_OPTIONS: JSON.stringify({ pos: LIMITS }) },
  testSuite: ({ getContainer, getUrl }) => {
    let retail: PickupShop
    let draining: NodeJS.Timeout

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      const [arbat] = retail.stores
      await stockProduct(getContainer(), retail.shop, "Coat", { [arbat!.stock_location_id]: 10 })
      let isBusy = false
      draining = setInterval(() => {
        if (!isBusy) {
          isBusy = true
          void drainJobs(getContainer()).finally(() => (isBusy = false))
        }
      }, DRAIN_EVERY_MS)
    })
    afterAll(() => clearInterval(draining))

    async function pairingCode(store: number): Promise<string> {
      const { pairing_code } = await createTill(getContainer(), {
        retail_store_id: retail.stores[store]!.id,
        name: "Conformance",
        scopes: [...POS_SCOPES],
        now: new Date(),
      })
      return pairing_code.code
    }

    async function check(url: string, only: string[], patience_seconds: number) {
      const { outcomes } = await checkServer({
        url,
        pairing_code: await pairingCode(0),
        second_pairing_code: await pairingCode(1),
        patience_seconds,
        only,
      })
      return outcomes
    }

    const failed = (outcomes: Outcome[]) =>
      outcomes
        .filter(({ status }) => status === "failed")
        .map(({ name, reason }) => `${name}: ${reason}`)

    it("our server passes every check", async () => {
      const outcomes = await check(getUrl(), [], 20)
      expect(failed(outcomes)).toEqual([])
      expect(scoreOf(outcomes).passed).toBeGreaterThanOrEqual(60)
      const skipped = outcomes.filter(({ status }) => status === "skipped")
      expect(skipped.map(({ name }) => name)).toEqual(["limits.retry-after-is-in-seconds"])
    })

    it.each(MUTATIONS)("a server that %s is found out", async (_, caught, mutation) => {
      const proxy = await startMutatingProxy(getUrl, mutation())
      try {
        const outcomes = await check(proxy.url, CORE, 1)
        const names = failed(outcomes).map((line) => line.split(":")[0])
        expect(names.sort()).toEqual([...caught].sort())
      } finally {
        await proxy.close()
      }
    })
  },
})
