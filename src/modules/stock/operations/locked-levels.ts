import { generateEntityId } from "@medusajs/framework/utils"
import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import { asGateway } from "./bulk"

export type LevelPlace = { inventory_item_id: string; stock_location_id: string }
export type LevelFound = LevelPlace & { stocked: number; reserved: number }

/**
 * In one order, so that two tills never wait for each other in a circle; the keys first, because who holds one may be
 * about to change a level. What waited for a key reads the levels as they are then: their rows are locked after it.
 */
const LOCK = `
  with held as materialized (
    select pg_advisory_xact_lock(key)
    from unnest(?::bigint[]) with ordinality as wanted(key, place) order by place
  )
  select level.inventory_item_id, level.location_id as stock_location_id,
    level.stocked_quantity::float8 as stocked, level.reserved_quantity::float8 as reserved
  from unnest(?::text[], ?::text[]) as wanted(item, place)
  join inventory_level level
    on level.inventory_item_id = wanted.item and level.location_id = wanted.place and level.deleted_at is null
  where (select count(*) from held) >= 0
  order by level.inventory_item_id, level.location_id
  for update of level`

const CREATE = `
  insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
    incoming_quantity, raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
  select id, item, place, 0, 0, 0, zero, zero, zero
  from unnest(?::text[], ?::text[], ?::text[]) as wanted(id, item, place),
    (select '{"value": "0", "precision": 20}'::jsonb as zero) zero
  on conflict (inventory_item_id, location_id) where deleted_at is null do nothing`

/** Locks the levels of the places named, after locks of these keys, and makes those that are missing. */
export async function lockOrCreateLevels(
  manager: SqlEntityManager,
  facts: readonly LevelPlace[],
  lockKeys: readonly number[] = []
): Promise<LevelFound[]> {
  const wanted = [...new Map(facts.map((fact) => [keyOf(fact), fact])).values()]
  if (wanted.length === 0) {
    return []
  }
  const found = await lock(manager, wanted, lockKeys)
  const have = new Set(found.map(keyOf))
  const missing = wanted.filter((place) => !have.has(keyOf(place)))
  if (missing.length === 0) {
    return found
  }
  await asGateway(manager, CREATE, [
    missing.map(() => generateEntityId(undefined, "ilev")),
    ...columnsOf(missing),
  ])
  return await lock(manager, wanted, [])
}

const lock = async (
  manager: SqlEntityManager,
  places: readonly LevelPlace[],
  keys: readonly number[]
): Promise<LevelFound[]> =>
  await preparedRows<LevelFound>(manager, LOCK, [keys, ...columnsOf(places)])

const columnsOf = (places: readonly LevelPlace[]): [string[], string[]] => [
  places.map((place) => place.inventory_item_id),
  places.map((place) => place.stock_location_id),
]

const keyOf = (place: LevelPlace): string => `${place.inventory_item_id} ${place.stock_location_id}`
