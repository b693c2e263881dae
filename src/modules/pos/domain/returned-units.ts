type ReturnedLine = {
  line_id: string
  quantity: number
  variant_id?: string
  sku?: string
  /** The order's line, if the till named it. */
  order_line_id?: string
}

type OrderLine = { id: string; variant_id: string | null; variant_sku: string | null; left: number }

export type ReturnedUnits = {
  /** Units per order line. */
  returned: { id: string; quantity: number }[]
  /** The same units by the returned line they are of, in the order they were found. */
  found: { line_id: string; id: string; quantity: number }[]
  /** Units no order line has left. */
  exceeding: { line_id: string; quantity: number }[]
}

/** Finds the order's lines that returned units belong to: the line named, else lines of the same product. */
export function returnableUnits(
  lines: readonly ReturnedLine[],
  orderLines: readonly OrderLine[]
): ReturnedUnits {
  const left = new Map(orderLines.map((line) => [line.id, line.left]))
  const taken = new Map<string, number>()
  const found: ReturnedUnits["found"] = []
  const exceeding: ReturnedUnits["exceeding"] = []
  for (const line of lines) {
    let units = line.quantity
    for (const { id } of orderLines.filter((candidate) => isOf(line, candidate))) {
      const here = Math.min(units, left.get(id) ?? 0)
      if (here > 0) {
        left.set(id, (left.get(id) ?? 0) - here)
        taken.set(id, (taken.get(id) ?? 0) + here)
        found.push({ line_id: line.line_id, id, quantity: here })
        units -= here
      }
    }
    if (units > 0) {
      exceeding.push({ line_id: line.line_id, quantity: units })
    }
  }
  const returned = [...taken].map(([id, quantity]) => ({ id, quantity }))
  return { returned, found, exceeding }
}

const isOf = (line: ReturnedLine, candidate: OrderLine): boolean =>
  line.order_line_id !== undefined
    ? candidate.id === line.order_line_id
    : (!!line.variant_id && candidate.variant_id === line.variant_id) ||
      (!!line.sku && candidate.variant_sku === line.sku)
