import { chmodSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { Database } from "node-sqlite3-wasm"
import type { PosEventResult, PosEventStatus } from "../../src/types"
import type { QueueCounts, SettledEvent, TillEvent, TillEventDraft, TillIdentity } from "../types"
import { claimFile } from "./claim-file"
import { SCHEMA } from "./schema"
import { subjectOf, unitsMoved } from "./stock-moved"

/** Small things a till remembers, as text. */
export type NoteName =
  | "token"
  | "token_expires_at"
  | "since"
  | "shift_id"
  | "server_offset_ms"
  | "leases"
  | "point_worth"

type Counter = "settled" | "reflected" | "receipt" | "shift"

export type PulledRow = { type: string; id: string; data: unknown }

/**
 * The till's own memory. Everything is synchronous: when `append` returns, the event is on the disk, and only
 * then may the receipt be printed.
 */
export class TillStore {
  private constructor(
    private readonly db: Database,
    private readonly release: () => void
  ) {
    db.exec(SCHEMA)
  }

  /** A file that survives `kill -9` and power cuts. @throws Error when another process has it */
  static open(file: string): TillStore {
    mkdirSync(dirname(file), { recursive: true })
    const release = claimFile(file)
    const db = new Database(file)
    chmodSync(file, 0o600)
    db.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    return new TillStore(db, release)
  }

  /** Gone with the process; for tests. */
  static inMemory(): TillStore {
    return new TillStore(new Database(), () => {})
  }

  readIdentity(): TillIdentity | null {
    return this.parsed<TillIdentity>("SELECT body FROM identity")
  }

  saveIdentity(identity: TillIdentity): void {
    this.db.run("INSERT OR REPLACE INTO identity (one, body) VALUES (1, ?)", [
      JSON.stringify(identity),
    ])
  }

  /** Gives a draft the next number of its sequence and keeps it: both or neither. */
  append(draft: TillEventDraft, epoch: number): TillEvent {
    return this.atomically(() => {
      const row = this.db.get("SELECT max(seq) AS seq FROM event WHERE epoch = ? AND mode = ?", [
        epoch,
        draft.mode,
      ])
      const event = { ...draft, seq: Number(row?.seq ?? 0) + 1, epoch } as TillEvent
      this.db.run(
        "INSERT INTO event (id, epoch, mode, seq, type, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          event.id,
          epoch,
          event.mode,
          event.seq,
          event.type,
          subjectOf(event),
          JSON.stringify(event),
        ]
      )
      return event
    })
  }

  /** What the server has not answered for, in the order it happened. */
  pending(limit: number): TillEvent[] {
    return this.events("SELECT body FROM event WHERE status IS NULL ORDER BY no LIMIT ?", [limit])
  }

  /** Keeps the server's final word on events. */
  settle(results: readonly PosEventResult[]): void {
    this.atomically(() => {
      const settled = this.counter("settled") + 1
      for (const result of results) {
        this.db.run(
          "UPDATE event SET status = ?, result = ?, settled = ? WHERE id = ? AND status IS NULL",
          [result.status, JSON.stringify(result), settled, result.id]
        )
      }
      this.setCounter("settled", settled)
    })
  }

  /** Makes kept events pending again that the server says it misses. @returns how many there were */
  reopen(epoch: number, { from, to }: { from: number; to: number }): number {
    return this.db.run(
      `UPDATE event SET status = NULL WHERE epoch = ? AND mode = 'live' AND seq BETWEEN ? AND ?
       AND status IN ('applied', 'duplicate', 'deferred')`,
      [epoch, from, to]
    ).changes
  }

  /** The next number for a receipt or a shift; one may be skipped, none is used twice. */
  nextNumber(of: "receipt" | "shift"): number {
    const number = this.counter(of) + 1
    this.setCounter(of, number)
    return number
  }

  /** What the server answered for last. */
  answered(limit: number): TillEvent[] {
    return this.events("SELECT body FROM event WHERE status IS NOT NULL ORDER BY no DESC LIMIT ?", [
      limit,
    ])
  }

  find(id: string): TillEvent | null {
    return this.events("SELECT body FROM event WHERE id = ?", [id])[0] ?? null
  }

  /** Events of the given type, latest first. */
  latest<Type extends TillEvent["type"]>(type: Type, limit: number): TillEvent<Type>[] {
    return this.events("SELECT body FROM event WHERE type = ? ORDER BY no DESC LIMIT ?", [
      type,
      limit,
    ]) as TillEvent<Type>[]
  }

  /** Returns and voids of a sale. */
  about(saleId: string): TillEvent[] {
    return this.events("SELECT body FROM event WHERE subject = ? ORDER BY no", [saleId])
  }

  /** Everything that names the shift, and the voids of its sales. */
  ofShift(shiftId: string): TillEvent[] {
    return this.events(
      "SELECT body FROM event WHERE json_extract(body, '$.data.shift_id') = ? ORDER BY no",
      [shiftId]
    )
  }

  /** What the server refused: for a person to look at. */
  refused(limit: number): SettledEvent[] {
    const rows = this.db.all(
      "SELECT body, result FROM event WHERE status IN ('rejected', 'conflict') ORDER BY no DESC LIMIT ?",
      [limit]
    )
    return rows.map(({ body, result }) => ({
      event: JSON.parse(String(body)) as TillEvent,
      result: JSON.parse(String(result)) as PosEventResult,
    }))
  }

  counts(): QueueCounts {
    const counts = { pending: 0, applied: 0, duplicate: 0, deferred: 0, conflict: 0, rejected: 0 }
    const rows = this.db.all("SELECT status, count(*) AS events FROM event GROUP BY status")
    for (const { status, events } of rows) {
      counts[(status ?? "pending") as PosEventStatus | "pending"] = Number(events)
    }
    return counts
  }

  /** Events of all times. */
  size(): number {
    return Number(this.db.get("SELECT count(*) AS events FROM event")?.events ?? 0)
  }

  note(name: NoteName): string | null {
    const row = this.db.get("SELECT text FROM note WHERE name = ?", [name])
    return row ? String(row.text) : null
  }

  setNote(name: NoteName, text: string | null): void {
    if (text === null) {
      this.db.run("DELETE FROM note WHERE name = ?", [name])
    } else {
      this.db.run("INSERT OR REPLACE INTO note (name, text) VALUES (?, ?)", [name, text])
    }
  }

  /** Own movements of stock that no pull has shown yet: units by SKU. */
  unreflected(): Map<string, number> {
    const events = this.events(
      `SELECT body FROM event WHERE mode = 'live' AND (status IS NULL
       OR (status NOT IN ('rejected', 'conflict') AND settled > ?)) ORDER BY no`,
      [this.counter("reflected")]
    )
    return unitsMoved(events, (id) => this.find(id))
  }

  /**
   * Runs a pull. What the server had answered for before it began is in what was pulled at its end, and no more
   * to be taken off the pulled stock.
   */
  async reflecting<Result>(pull: () => Promise<Result>): Promise<Result> {
    const settled = this.counter("settled")
    const result = await pull()
    this.setCounter("reflected", settled)
    return result
  }

  /** Keeps one page of the feed and the token that goes on after it: both or neither. */
  savePage(page: { upserts: PulledRow[]; deletes: Omit<PulledRow, "data">[]; next: string }): void {
    this.atomically(() => {
      for (const { type, id, data } of page.upserts) {
        this.db.run("INSERT OR REPLACE INTO pulled (type, id, data) VALUES (?, ?, ?)", [
          type,
          id,
          JSON.stringify(data),
        ])
      }
      for (const { type, id } of page.deletes) {
        this.db.run("DELETE FROM pulled WHERE type = ? AND id = ?", [type, id])
      }
      this.setNote("since", page.next)
    })
  }

  /** Before a new snapshot. */
  forgetPulled(): void {
    this.atomically(() => {
      this.db.run("DELETE FROM pulled")
      this.setNote("since", null)
    })
  }

  pulled(type: string): PulledRow[] {
    const rows = this.db.all("SELECT id, data FROM pulled WHERE type = ? ORDER BY id", [type])
    return rows.map(({ id, data }) => ({
      type,
      id: String(id),
      data: JSON.parse(String(data)) as unknown,
    }))
  }

  close(): void {
    this.db.close()
    this.release()
  }

  private atomically<Result>(work: () => Result): Result {
    if (this.db.inTransaction) {
      return work()
    }
    this.db.exec("BEGIN IMMEDIATE")
    try {
      const result = work()
      this.db.exec("COMMIT")
      return result
    } catch (error) {
      this.db.exec("ROLLBACK")
      throw error
    }
  }

  private events(sql: string, values: (string | number | null)[]): TillEvent[] {
    return this.db.all(sql, values).map(({ body }) => JSON.parse(String(body)) as TillEvent)
  }

  private parsed<Value>(sql: string): Value | null {
    const row = this.db.get(sql)
    return row ? (JSON.parse(String(row.body)) as Value) : null
  }

  private counter(name: Counter): number {
    return Number(this.db.get("SELECT value FROM counter WHERE name = ?", [name])?.value ?? 0)
  }

  private setCounter(name: Counter, value: number): void {
    this.db.run("INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)", [name, value])
  }
}
