import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "../../../core/sql"
import { type Count, governingCount, isBefore, isSameCount } from "../domain/counts"
import type { ApplyFactsInput, ApplyFactsResult, FactSource, StockChange } from "../types"
import { appendMovements, changeLevels, type NewMovement } from "./bulk"
import { readCounts, sumSince, writeCounts } from "./counts"
import { lockOrCreateLevels, type LevelFound } from "./locked-levels"

const keyOf = (fact: { inventory_item_id: string; stock_location_id: string }): string =>
  `${fact.inventory_item_id} ${fact.stock_location_id}`

/** What the facts say about one level. */
type Subject = {
  level: LevelFound
  changes: StockChange[]
  counted: Count[]
  countedBy: FactSource[]
}

/**
 * Books what tills report, in the caller's transaction: any number of facts in a handful of statements. A
 * level may end below zero, because the goods are gone. Levels that are missing are made.
 */
export async function applyFacts(
  manager: SqlEntityManager,
  input: ApplyFactsInput
): Promise<ApplyFactsResult> {
  const subjects = await subjectsOf(manager, input)
  const known = await readCounts(
    manager,
    [...subjects.values()].map(({ level }) => level)
  )
  await writeCounts(manager, input.counts)
  const movements: NewMovement[] = []
  for (const subject of subjects.values()) {
    movements.push(...(await movementsOf(manager, subject, known.get(keyOf(subject.level)) ?? [])))
  }
  await changeLevels(manager, sumsOf(movements), input.received_at)
  await appendMovements(manager, movements, input.received_at)
  return { oversold: oversoldOf(subjects, movements) }
}

async function subjectsOf(
  manager: SqlEntityManager,
  { changes, counts }: ApplyFactsInput
): Promise<Map<string, Subject>> {
  const levels = await lockOrCreateLevels(manager, [...changes, ...counts])
  const subjects = new Map<string, Subject>(
    levels.map((level) => [keyOf(level), { level, changes: [], counted: [], countedBy: [] }])
  )
  for (const change of changes) {
    subjects.get(keyOf(change))!.changes.push(change)
  }
  for (const count of counts) {
    const subject = subjects.get(keyOf(count))!
    subject.counted.push({
      ...count.source,
      occurred_at: count.occurred_at,
      quantity: count.quantity,
    })
    subject.countedBy.push(count.source)
  }
  return subjects
}

/** The changes as they are; beside them, what keeps the level true to the count that holds. */
async function movementsOf(
  manager: SqlEntityManager,
  subject: Subject,
  known: readonly Count[]
): Promise<NewMovement[]> {
  const { level, changes, counted } = subject
  const own = changes.map((change) => movementOf(change, change.quantity, change.reason))
  const before = governingCount(known)
  const now = counted.length > 0 ? governingCount([...known, ...counted]) : before
  if (!now) {
    return own
  }
  if (isSameCount(before, now)) {
    const late = changes.filter((change) => isBefore(placeOf(change), now))
    return [
      ...own,
      ...late.map((change) => movementOf(change, -change.quantity, "count_correction")),
    ]
  }
  const since =
    (await sumSince(manager, level, now)) + sum(changes.filter((c) => !isBefore(placeOf(c), now)))
  const off = now.quantity + since - (level.stocked + sum(changes))
  const source = subject.countedBy.find(
    (each) => each.device_id === now.device_id && each.epoch === now.epoch && each.seq === now.seq
  )
  const count = { ...level, occurred_at: now.occurred_at, source: source! }
  return off === 0 ? own : [...own, movementOf(count, off, "counted")]
}

const placeOf = ({ source, occurred_at }: StockChange) => ({ ...source, occurred_at })

const sum = (changes: readonly { quantity: number }[]): number =>
  changes.reduce((total, { quantity }) => total + quantity, 0)

function movementOf(
  fact: {
    inventory_item_id: string
    stock_location_id: string
    occurred_at: Date
    source: FactSource
  },
  stocked_change: number,
  reason: NewMovement["reason"]
): NewMovement {
  return {
    id: generateEntityId(undefined, "stm"),
    inventory_item_id: fact.inventory_item_id,
    stock_location_id: fact.stock_location_id,
    stocked_change,
    reason,
    reference: fact.source.event_id,
    occurred_at: fact.occurred_at,
    ...fact.source,
  }
}

function sumsOf(movements: readonly NewMovement[]) {
  const sums = new Map<
    string,
    { inventory_item_id: string; stock_location_id: string; change: number }
  >()
  for (const { inventory_item_id, stock_location_id, stocked_change } of movements) {
    const key = keyOf({ inventory_item_id, stock_location_id })
    const change = (sums.get(key)?.change ?? 0) + stocked_change
    sums.set(key, { inventory_item_id, stock_location_id, change })
  }
  return [...sums.values()].filter(({ change }) => change !== 0)
}

/** Levels that went down and now promise more than there is. */
function oversoldOf(
  subjects: ReadonlyMap<string, Subject>,
  movements: readonly NewMovement[]
): ApplyFactsResult["oversold"] {
  return sumsOf(movements).flatMap(({ change, ...place }) => {
    const { level, changes, countedBy } = subjects.get(keyOf(place))!
    const stocked = level.stocked + change
    if (change > 0 || stocked >= level.reserved) {
      return []
    }
    const event_ids = [...changes.map(({ source }) => source), ...countedBy].map(
      ({ event_id }) => event_id
    )
    return [{ ...place, stocked, reserved: level.reserved, event_ids: [...new Set(event_ids)] }]
  })
}
