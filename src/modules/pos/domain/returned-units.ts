type ReturnedLine = {
  line_id: string
  quantity: number
  variant_id?: string
  sku?: string
  /** The order's line, if the till named it. */
  order_line_id?: string
}

type OrderLine = { id: string; variant_id: string | null; variant_sku: string | null; left: number }

/** Units of an order's line as Medusa counts them; absent ones are none. */
export type LineUnits = Partial<
  Record<
    | "shipped_quantity"
    | "delivered_quantity"
    | "return_requested_quantity"
    | "return_received_quantity"
    | "return_dismissed_quantity",
    unknown
  >
>

/**
 * Units that may still come back: those that left, delivered or only sent, less those that came back, as fit for
 * sale or not, or are on their way.
 */
export function unitsLeft(units: LineUnits): number {
  const gone = Math.max(count(units.delivered_quantity), count(units.shipped_quantity))
  return Math.max(0, gone - count(units.return_requested_quantity) - unitsBack(units))
}

/** Units that came back, fit for sale or not. */
export const unitsBack = (units: LineUnits): number =>
  count(units.return_received_quantity) + count(units.return_dismissed_quantity)

const count = (value: unknown): number => Number(value ?? 0)

export type ReturnedUnits = {
  /** Units per order line. */
  returned: { id: string; quantity: number }[]
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
  const exceeding: ReturnedUnits["exceeding"] = []
  for (const line of lines) {
    let units = line.quantity
    for (const { id } of orderLines.filter((candidate) => isOf(line, candidate))) {
      const here = Math.min(units, left.get(id) ?? 0)
      if (here > 0) {
        left.set(id, (left.get(id) ?? 0) - here)
        taken.set(id, (taken.get(id) ?? 0) + here)
        units -= here
      }
    }
    if (units > 0) {
      exceeding.push({ line_id: line.line_id, quantity: units })
    }
  }
  return { returned: [...taken].map(([id, quantity]) => ({ id, quantity })), exceeding }
}

const isOf = (line: ReturnedLine, candidate: OrderLine): boolean =>
  line.order_line_id !== undefined
    ? candidate.id === line.order_line_id
    : (!!line.variant_id && candidate.variant_id === line.variant_id) ||
      (!!line.sku && candidate.variant_sku === line.sku)
