import { lockKey, type SqlEntityManager } from "../../../core/sql"
import type { CorrectInput } from "../types"
import { change, isDone, type Level, lockLevels } from "./levels"

/**
 * Units to take off a level so that what a person saw becomes the figure. An empty shelf leaves what other
 * orders were promised, and what this one found of its own.
 */
function unitsOff(correction: CorrectInput["correction"], level: Level, missing: number): number {
  const left =
    correction === "set_to_zero"
      ? Math.min(level.stocked, level.reserved) - missing
      : level.stocked - missing
  return level.stocked - Math.max(0, Math.min(left, level.stocked))
}

/** Puts levels right after what the store saw on its shelf. Never below zero. Once per reference. */
export async function correct(
  manager: SqlEntityManager,
  input: CorrectInput,
  now: Date
): Promise<void> {
  await lockKey(manager, `omni_stock:${input.reference}`)
  if (await isDone(manager, input.reference)) {
    return
  }
  const items = [...input.items].sort((a, b) =>
    a.inventory_item_id < b.inventory_item_id ? -1 : 1
  )
  const levels = await lockLevels(
    manager,
    items.map((item) => item.inventory_item_id),
    [input.stock_location_id]
  )
  for (const item of items) {
    const level = levels.get(item.inventory_item_id, input.stock_location_id)
    if (!level) {
      continue
    }
    await change(
      manager,
      {
        inventory_item_id: item.inventory_item_id,
        stock_location_id: input.stock_location_id,
        stocked_change: -unitsOff(input.correction, level, item.quantity),
        reserved_change: 0,
        reason: input.reason,
        line_item_id: null,
        reference: input.reference,
      },
      now
    )
  }
}
