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

export type ReturnableLine = { id: string; title: string; left: number }

/** The first line of which more units are asked for than may come back; lines of another order have none. */
export function firstOverdrawn(
  lines: readonly ReturnableLine[],
  asked: ReadonlyMap<string, number>
): { id: string; title: string | null; asked: number; left: number } | undefined {
  const known = new Map(lines.map((line) => [line.id, line]))
  return [...asked]
    .map(([id, units]) => {
      const line = known.get(id)
      return {
        id,
        title: line?.title ?? null,
        asked: units,
        left: line?.left ?? 0,
      }
    })
    .find(({ asked: units, left }) => units > left)
}
