import { splitByWeight } from "../../../core/exact-shares"
import type { PosEventData } from "./events/envelope"

type Sale = Pick<PosEventData<"sale.completed">, "lines" | "tenders" | "loyalty">

/**
 * What of each line of a receipt was paid with points as a tender, by `line_id`; minor units. As the till spread the
 * points over the lines, else by what the lines came to.
 */
export function pointsTenderByLine({ lines, tenders, loyalty }: Sale): Map<string, number> {
  const paid = tenders
    .filter(({ type }) => type === "loyalty")
    .reduce((sum, { amount }) => sum + amount, 0)
  const spent = loyalty?.spent && new Map(loyalty.spent.lines.map((line) => [line.line_id, line]))
  const shares = splitByWeight(
    paid,
    lines.map(({ line_id, quantity, total }) => ({
      ...{ id: line_id, quantity },
      weight: spent ? (spent.get(line_id)?.points ?? 0) : total,
    }))
  )
  return new Map(
    lines.map(({ line_id, total }) => [line_id, Math.min(total, shares.get(line_id) ?? 0)])
  )
}
