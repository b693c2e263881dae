import type { Context } from "@medusajs/framework/types"
import type { HoursException, RetailStoreDTO, WeeklyHours } from "../types"
import { rows } from "./sql"

type Calendar = {
  id: string
  weekly_hours: WeeklyHours[]
  exceptions: (HoursException & { id: string })[]
}

const NO_DATE = "0000-00-00"

/** Adds weekly hours and the exceptions that last until `since` or later: one statement for any number of stores. */
export async function withCalendars<T extends RetailStoreDTO>(
  context: Context,
  stores: T[],
  since: string = NO_DATE
): Promise<(T & Omit<Calendar, "id">)[]> {
  if (!stores.length) {
    return []
  }
  const calendars = await rows<Calendar>(
    context,
    `select s.id,
       coalesce((
         select json_agg(json_build_object('weekday', h.weekday, 'opens_at', h.opens_at, 'closes_at', h.closes_at)
           order by h.weekday, h.opens_at)
         from omni_store_hours h where h.retail_store_id = s.id and h.deleted_at is null
       ), '[]') as weekly_hours,
       coalesce((
         select json_agg(json_build_object('id', e.id, 'date_from', e.date_from, 'date_to', e.date_to,
           'intervals', e.intervals, 'reason', e.reason) order by e.date_from, e.id)
         from omni_store_exception e where e.retail_store_id = s.id and e.date_to >= ? and e.deleted_at is null
       ), '[]') as exceptions
     from omni_retail_store s where s.id in (?)`,
    [since, stores.map((store) => store.id)]
  )
  const calendarOf = new Map(calendars.map(({ id, ...calendar }) => [id, calendar]))
  return stores.map((store) => ({
    ...store,
    ...(calendarOf.get(store.id) ?? { weekly_hours: [], exceptions: [] }),
  }))
}
