/** What was said of each quoted unit: of those of a line, in the order they were named. */
export function unitByUnit<Named extends { line_item_id: string; quantity: number }>(
  named: readonly Named[],
  quoted: readonly { line_id: string }[]
): Omit<Named, "quantity">[] {
  const left = new Map<string, Omit<Named, "quantity">[]>()
  for (const units of named) {
    const { quantity, ...unit } = units
    const more = Array.from({ length: quantity }, () => unit)
    left.set(units.line_item_id, [...(left.get(units.line_item_id) ?? []), ...more])
  }
  return quoted.map(({ line_id }) => left.get(line_id)!.shift()!)
}
