import type { Context } from "@medusajs/framework/types"
import { boundingBox, EARTH_RADIUS_KM } from "../domain/geo"
import type { FindStoresInput, RetailStoreDTO } from "../types"
import { STORE_COLUMNS } from "./columns"
import { likePattern, rows } from "./sql"

type Filter = { sql: string[]; parameters: unknown[] }
type FoundRow = RetailStoreDTO & { distance_km: number | null }

// Haversine: exact enough for metres, and stable for points close together.
const DISTANCE = `(2 * ${EARTH_RADIUS_KM} * asin(least(1, sqrt(
  power(sin(radians(s.latitude::float8 - ?) / 2), 2) +
  cos(radians(?)) * cos(radians(s.latitude::float8)) * power(sin(radians(s.longitude::float8 - ?) / 2), 2)))))`

/** One page of stores and how many there are: nearest first from a point, else by name. Two statements at most. */
export async function findStoreRows(
  context: Context,
  input: FindStoresInput
): Promise<{ stores: FoundRow[]; count: number }> {
  if (input.ids && !input.ids.length) {
    return { stores: [], count: 0 }
  }
  const filter = filterOf(input)
  const distance = distanceOf(input)
  const within = distance.parameters.length && input.radius_km !== undefined
  const from = `from (select s.id, s.name, ${distance.sql} as distance_km from omni_retail_store s
    where ${filter.sql.join(" and ")}) found ${within ? "where distance_km <= ?" : ""}`
  const parameters = [
    ...distance.parameters,
    ...filter.parameters,
    ...(within ? [input.radius_km] : []),
  ]
  const page = await rows<FoundRow & { total: number | null }>(
    context,
    // Ranks ids first: the wide rows are read for the page alone.
    `select ${STORE_COLUMNS}, page.distance_km, page.total
     from (select *, ${input.uncounted ? "null::int" : "(count(*) over ())::int"} as total ${from}
       order by distance_km nulls last, name, id limit ? offset ?) page
     join omni_retail_store s on s.id = page.id
     order by page.distance_km nulls last, page.name, page.id`,
    [...parameters, input.limit, input.offset]
  )
  const first = page[0]
  if (!first && !input.uncounted && (input.offset > 0 || input.limit === 0)) {
    const [counted] = await rows<{ total: number }>(
      context,
      `select count(*)::int as total ${from}`,
      parameters
    )
    return { stores: [], count: counted?.total ?? 0 }
  }
  return { stores: page.map(({ total: _, ...store }) => store), count: first?.total ?? page.length }
}

function distanceOf({ latitude, longitude }: FindStoresInput): {
  sql: string
  parameters: number[]
} {
  if (latitude === undefined || longitude === undefined) {
    return { sql: "null::float8", parameters: [] }
  }
  return { sql: DISTANCE, parameters: [latitude, latitude, longitude] }
}

function filterOf(input: FindStoresInput): Filter {
  const filter: Filter = { sql: ["s.deleted_at is null"], parameters: [] }
  const add = (sql: string, ...parameters: unknown[]) => {
    filter.sql.push(sql)
    filter.parameters.push(...parameters)
  }
  if (input.ids) {
    add("s.id in (?)", input.ids)
  }
  if (input.is_active !== undefined) {
    add("s.is_active = ?", input.is_active)
  }
  if (input.pickup_enabled !== undefined) {
    add("s.pickup_enabled = ?", input.pickup_enabled)
  }
  if (input.q) {
    add(
      "concat_ws(' ', s.name, s.handle, s.city, s.address_1, s.postal_code) ilike ?",
      likePattern(input.q)
    )
  }
  if (
    input.latitude !== undefined &&
    input.longitude !== undefined &&
    input.radius_km !== undefined
  ) {
    const box = boundingBox(
      { latitude: input.latitude, longitude: input.longitude },
      input.radius_km
    )
    add("s.latitude between ? and ?", box.latitude_min, box.latitude_max)
    add(
      `(${box.longitudes.map(() => "s.longitude between ? and ?").join(" or ")})`,
      ...box.longitudes.flatMap((range) => [range.min, range.max])
    )
  }
  return filter
}
