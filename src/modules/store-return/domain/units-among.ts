type Units = { line_item_id: string; quantity: number }

/** Whether all of these units are among the others, line by line. */
export function areAmong(units: readonly Units[], others: readonly Units[]): boolean {
  const left = new Map<string, number>()
  for (const { line_item_id, quantity } of others) {
    left.set(line_item_id, (left.get(line_item_id) ?? 0) + quantity)
  }
  return units.every(({ line_item_id, quantity }) => {
    const rest = (left.get(line_item_id) ?? 0) - quantity
    left.set(line_item_id, rest)
    return rest >= 0
  })
}
