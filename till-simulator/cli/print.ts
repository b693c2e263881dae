import type { SyncReport } from "../client/sender"
import type { TillEvent } from "../types"

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const money = (minor: number): string => (minor / 100).toFixed(2)

/** What a printer would print, or one line about anything else. */
export function printEvent(event: TillEvent): void {
  const place = `#${event.seq} ${event.type} ${event.id}${event.mode === "training" ? " (training)" : ""}`
  if (event.type !== "sale.completed" && event.type !== "return.completed") {
    say(place)
    return
  }
  const { receipt_number, lines, totals, tenders } = event.data
  say(`${place}\n  receipt ${receipt_number}, ${event.occurred_at}`)
  for (const { line_id, title, quantity, total } of lines) {
    say(`  ${line_id}. ${title} x ${quantity}  ${money(total)}`)
  }
  const paid = tenders.map(({ type, amount }) => `${type} ${money(amount)}`).join(", ")
  say(`  total ${money(totals.total)}, of it tax ${money(totals.tax)}; ${paid || "nothing to pay"}`)
}

/** What the server said: every event that was not simply taken, and how far it is. */
export function printReport({
  online,
  error,
  results,
  acked_seq,
  gaps,
  pending,
}: SyncReport): void {
  for (const { id, seq, status, problem, flags } of results) {
    if (problem || flags?.length) {
      const words = [problem?.code, problem?.pointer, problem?.detail, ...(flags ?? [])]
      say(`  #${seq} ${id}: ${status} ${words.filter(Boolean).join(" ")}`)
    }
  }
  const answered = [...countBy(results.map(({ status }) => status))]
  const words = answered.map(([status, count]) => `${count} ${status}`).join(", ")
  const missing = gaps.map(({ from, to }) => `${from}-${to}`).join(", ")
  say(
    online
      ? `handed in: ${words || "nothing"}; acknowledged up to ${acked_seq ?? "-"}${missing ? `, missing ${missing}` : ""}; ${pending} pending`
      : `offline${error ? ` (${error})` : ""}: ${pending} pending`
  )
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  words.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1))
  return counts
}
