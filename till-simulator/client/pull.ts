import type { TillStore } from "../store/till-store"
import type { Connection } from "./connection"
import { Refused } from "./http"

type Change =
  | { type: string; op: "upsert"; id: string; data: unknown }
  | { type: string; op: "delete"; id: string }
type Page = { changes: Change[]; next: string; has_more: boolean; next_poll_after: number }

export type PullReport = {
  upserts: number
  deletes: number
  /** True: everything known was forgotten and read anew. */
  snapshot: boolean
  /** Seconds to wait before the next pull. */
  next_poll_after: number
}

const PAGE = 1_000

/** Reads what changed since the last pull; a snapshot first, and when the server asks for one. */
export async function pull(connection: Connection, store: TillStore): Promise<PullReport> {
  try {
    return await pullFrom(connection, store)
  } catch (error) {
    if (error instanceof Refused && error.status === 410) {
      store.forgetPulled()
      return await pullFrom(connection, store)
    }
    throw error
  }
}

async function pullFrom(connection: Connection, store: TillStore): Promise<PullReport> {
  const report: PullReport = {
    upserts: 0,
    deletes: 0,
    snapshot: store.note("since") === null,
    next_poll_after: 0,
  }
  for (;;) {
    const { changes, next, has_more, next_poll_after } = await readPage(connection, store)
    const upserts = changes.flatMap((change) => (change.op === "upsert" ? [change] : []))
    const deletes = changes.filter((change) => change.op === "delete")
    store.savePage({ upserts, deletes, next })
    report.upserts += upserts.length
    report.deletes += deletes.length
    if (!has_more) {
      return { ...report, next_poll_after }
    }
  }
}

async function readPage(connection: Connection, store: TillStore): Promise<Page> {
  const since = store.note("since")
  const query = new URLSearchParams({ limit: String(PAGE), ...(since ? { since } : {}) })
  const path = `/pos/v1/changes?${query}`
  return (await connection.call<Page>({ method: "GET", path })).body
}
