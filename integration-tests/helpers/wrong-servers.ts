import type { PosEventResult, PosPushAnswer } from "../../src/types"
import type { Mutation } from "./mutating-proxy"

type Body = Record<string, unknown>
type Sent = { id?: string; seq?: number; mode?: string; store_id?: string; data?: SentData }
type SentData = { lines?: { total?: number; sku?: string; quantity?: number }[] }

const eventsOf = (body: Body): Sent[] =>
  Array.isArray(body.events) ? (body.events as Sent[]).filter((event) => !!event) : []
const resultsOf = (body: Body): PosEventResult[] => (body as Partial<PosPushAnswer>).results ?? []

/** Changes the result of every event that is like this. */
const onResults =
  (change: (result: PosEventResult) => void): Mutation["reply"] =>
  ({ body }) =>
    resultsOf(body).forEach(change)

const onEvents =
  (change: (event: Sent) => void): Mutation["request"] =>
  (body) =>
    eventsOf(body).forEach(change)

/** What one server does wrong, and the checks that must find it out: exactly these. */
export type WrongServer = {
  what: string
  caught: string[]
  mutation: () => Mutation
  /** Names of checks, or beginnings of them, other than those every one is checked with. */
  checks?: string[]
  /** Seconds; where a failing check would wait in vain. */
  patience?: number
}

/** What can be told at once. The other chapters wait for jobs, or send what no proxy can read. */
export const CHECKS_OF_EACH = [
  "auth",
  "batch",
  "idempotency",
  "sequence",
  "training",
  "money",
  "shifts",
  "problem",
  "isolation",
  "pull",
  "stock",
]

export const WRONG_SERVERS: WrongServer[] = [
  {
    what: "says applied to what it had already",
    caught: [
      "batch.own-duplicate-is-found",
      "batch.what-was-answered-is-kept",
      "idempotency.order-of-keys-does-not-matter",
      "idempotency.repeated-at-once-counts-once",
      "idempotency.same-id-same-body-is-duplicate",
      "stock.late-sale-does-not-move-a-later-count",
      "stock.sale-moves-stock-once-and-its-void-moves-it-back",
    ],
    mutation: () => ({
      reply: onResults((result) => {
        result.status = result.status === "duplicate" ? "applied" : result.status
      }),
    }),
  },
  {
    what: "loses the second of several events and says nothing",
    caught: [
      "batch.one-bad-event-holds-back-none",
      "batch.what-was-answered-is-kept",
      "sequence.order-of-arrival-does-not-matter",
      "shifts.z-report-adds-up",
      "stock.late-sale-does-not-move-a-later-count",
    ],
    mutation: () => {
      let lost: Sent | undefined
      return {
        request: (body) => {
          const events = eventsOf(body)
          lost = events.length >= 3 ? events[1] : undefined
          if (lost) {
            body.events = events.filter((event) => event !== lost)
          }
        },
        reply: ({ body }) => {
          const { id = null, seq = null } = lost ?? {}
          if (lost && body.results) {
            resultsOf(body).splice(1, 0, { id, seq, status: "applied" })
          }
        },
      }
    },
  },
  {
    what: "acknowledges over a gap",
    caught: [
      "sequence.acked-only-contiguous",
      "sequence.gap-is-reported",
      "training.touches-nothing",
    ],
    mutation: () => ({
      reply: ({ body }, _, asked) => {
        if (body.results) {
          const seqs = eventsOf(asked).flatMap(({ seq, mode }) => (mode ? [] : (seq ?? [])))
          Object.assign(body, { gaps: [], acked_seq: Math.max(Number(body.acked_seq), ...seqs) })
        }
      },
    }),
  },
  {
    what: "lets an event name another store",
    caught: ["auth.other-store-refused", "isolation.token-of-one-till-speaks-for-no-other"],
    mutation: () => ({ request: onEvents((event) => delete event.store_id) }),
  },
  {
    what: "does not compare bodies under one id",
    caught: ["idempotency.same-id-other-body-is-conflict"],
    mutation: () => ({
      reply: onResults((result) => {
        if (result.problem?.code === "event_id_reused") {
          result.status = "duplicate"
          delete result.problem
        }
      }),
    }),
  },
  {
    what: "counts training as sales",
    caught: ["training.is-answered-and-flagged", "training.is-checked", "training.touches-nothing"],
    mutation: () => ({ request: onEvents((event) => delete event.mode) }),
  },
  {
    what: "answers errors in a form of its own",
    caught: [
      "problem.of-a-wrong-method-names-the-right-ones",
      "problem.of-an-unknown-route",
      "problem.shape",
      "problem.without-a-token-has-the-same-shape",
    ],
    mutation: () => ({
      reply: (reply) => {
        if (reply.status >= 400) {
          reply.type = "application/json"
          reply.body = { code: reply.body.code, message: reply.body.title }
        }
      },
    }),
  },
  {
    what: "refuses a whole batch for one bad event",
    caught: ["batch.one-bad-event-holds-back-none"],
    mutation: () => ({
      reply: (reply) => {
        const results = resultsOf(reply.body)
        if (results.length > 1 && results.some(({ status }) => status === "rejected")) {
          reply.status = 422
        }
      },
    }),
  },
  {
    what: "refuses what refers to something it has not seen",
    caught: [
      "deferred.return-before-sale-resolves",
      "deferred.shift-closed-before-opened-resolves",
      "deferred.void-before-sale-resolves",
    ],
    checks: ["deferred"],
    patience: 0,
    mutation: () => ({
      reply: onResults((result) => {
        result.status = result.status === "deferred" ? "rejected" : result.status
      }),
    }),
  },
  {
    what: "rounds fractions of kopecks away",
    caught: ["money.fractions-of-minor-units-refused"],
    mutation: () => ({
      request: onEvents(({ data }) =>
        data?.lines?.forEach((line) => {
          line.total = line.total === undefined ? undefined : Math.round(line.total)
        })
      ),
    }),
  },
  {
    what: "takes twice as much from stock as was sold",
    caught: ["stock.sale-moves-stock-once-and-its-void-moves-it-back"],
    checks: [...CHECKS_OF_EACH.filter((chapter) => chapter !== "stock"), "stock.sale"],
    patience: 1,
    mutation: () => ({
      request: onEvents(({ data }) =>
        data?.lines?.forEach((line) => {
          const isSold = line.total !== undefined && line.sku !== "CONFORMANCE-UNKNOWN"
          line.quantity = isSold ? 2 * Number(line.quantity) : line.quantity
        })
      ),
    }),
  },
  {
    what: "lets a token live for a day",
    caught: ["auth.token-is-short-lived"],
    mutation: () => ({
      reply: ({ body }) => {
        body.expires_in = body.expires_in === undefined ? undefined : 86_400
      },
    }),
  },
  {
    what: "does not look at the till's clock",
    caught: ["batch.clock-skew-is-flagged"],
    mutation: () => ({ request: (body) => delete body.sent_at }),
  },
  {
    what: "finds a kopeck more than is expected in the drawer",
    caught: ["shifts.z-report-adds-up"],
    mutation: () => ({
      reply: ({ body }) => {
        const { tenders = [] } = (body.shift ?? {}) as { tenders?: { expected: number }[] }
        tenders.forEach((tender) => (tender.expected += 1))
      },
    }),
  },
  {
    what: "asks a till to come back at once, for ever",
    caught: ["pull.empty-poll-is-empty"],
    mutation: () => ({
      reply: ({ body }) => {
        body.next_poll_after = body.next_poll_after === undefined ? undefined : 0
      },
    }),
  },
]
