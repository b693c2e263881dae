import type { SqlEntityManager } from "../../../core/sql"
import { type Booking, bookingsOf, newlyGoverning } from "../domain/bookings"
import type {
  ApplyFactsInput,
  ApplyFactsResult,
  FactSource,
  MovementReason,
  StockChange,
} from "../types"
import { bookMovements, type MovementSource, movementSourceOf, type NewMovement } from "./bulk"
import { type CountRow, countRowsOf, readCounts, sumsSince, writeCounts } from "./counts"
import { type LevelFound, lockOrCreateLevels } from "./locked-levels"

/** What the facts say about one level. */
type Subject = {
  level: LevelFound
  changes: (StockChange & MovementSource)[]
  counts: CountRow[]
  known: readonly CountRow[]
}

const keyOf = (fact: { inventory_item_id: string; stock_location_id: string }): string =>
  `${fact.inventory_item_id} ${fact.stock_location_id}`

/**
 * Books what tills report, in the caller's transaction: any number of facts in a handful of statements. A
 * level may end below zero, because the goods are gone. Levels that are missing are made.
 */
export async function applyFacts(
  manager: SqlEntityManager,
  input: ApplyFactsInput
): Promise<ApplyFactsResult> {
  const counts = countRowsOf(input.counts, input.received_at)
  const subjects = await subjectsOf(manager, input, counts)
  await writeCounts(manager, counts)
  const since = await sinceNewCounts(manager, subjects)
  const movements = subjects.flatMap((subject) =>
    bookingsOf(
      { stocked: subject.level.stocked, counts: subject.known },
      subject,
      since.get(keyOf(subject.level)) ?? 0
    ).map(movementOf)
  )
  const sums = sumsOf(movements)
  const { received_at: now, is_last: isLast = false } = input
  await bookMovements(manager, sums, movements, { now, isLast })
  return { oversold: oversoldOf(subjects, sums) }
}

async function subjectsOf(
  manager: SqlEntityManager,
  { changes, lock_keys }: ApplyFactsInput,
  counts: readonly CountRow[]
): Promise<Subject[]> {
  const levels = await lockOrCreateLevels(manager, [...changes, ...counts], lock_keys)
  const known = await readCounts(manager, levels)
  const subjects = new Map<string, Subject>(
    levels.map((level) => {
      const key = keyOf(level)
      return [key, { level, changes: [], counts: [], known: known.get(key) ?? [] }]
    })
  )
  for (const change of changes) {
    subjects.get(keyOf(change))!.changes.push({ ...change, ...movementSourceOf(change.source) })
  }
  for (const count of counts) {
    subjects.get(keyOf(count))!.counts.push(count)
  }
  return [...subjects.values()]
}

/** Units that came and went since the counts that now hold, by level. */
async function sinceNewCounts(
  manager: SqlEntityManager,
  subjects: readonly Subject[]
): Promise<Map<string, number>> {
  const counts = subjects.flatMap(({ known, counts }) => newlyGoverning(known, counts) ?? [])
  const sums = await sumsSince(manager, counts)
  return new Map(counts.map((count, index) => [keyOf(count), sums[index]!]))
}

function movementOf({
  units,
  reason,
  because,
}: Booking<(StockChange & MovementSource) | CountRow>): NewMovement {
  const source =
    "source" in because ? movementSourceOf(because.source) : movementSourceOf(placeOf(because))
  return {
    inventory_item_id: because.inventory_item_id,
    stock_location_id: because.stock_location_id,
    stocked_change: units,
    reason: reason as MovementReason,
    occurred_at: because.occurred_at,
    ...source,
  }
}

const placeOf = ({ device_id, epoch, seq, event_id }: CountRow): FactSource => ({
  device_id,
  epoch,
  seq,
  event_id,
})

type Sum = { inventory_item_id: string; stock_location_id: string; change: number }

function sumsOf(movements: readonly NewMovement[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { inventory_item_id, stock_location_id, stocked_change } of movements) {
    const key = keyOf({ inventory_item_id, stock_location_id })
    const change = (sums.get(key)?.change ?? 0) + stocked_change
    sums.set(key, { inventory_item_id, stock_location_id, change })
  }
  return [...sums.values()].filter(({ change }) => change !== 0)
}

/** Levels that went down and now promise more than there is. */
function oversoldOf(
  subjects: readonly Subject[],
  sums: readonly Sum[]
): ApplyFactsResult["oversold"] {
  const subjectOf = new Map(subjects.map((subject) => [keyOf(subject.level), subject]))
  return sums.flatMap(({ change, ...place }) => {
    const { level, changes, counts } = subjectOf.get(keyOf(place))!
    const stocked = level.stocked + change
    if (change > 0 || stocked >= level.reserved) {
      return []
    }
    const event_ids = [...changes, ...counts].flatMap(({ event_id }) => event_id ?? [])
    return [{ ...place, stocked, reserved: level.reserved, event_ids: [...new Set(event_ids)] }]
  })
}
