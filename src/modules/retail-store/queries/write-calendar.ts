import type { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { validateCalendar } from "../domain/calendar-mistakes"
import type { ExceptionInput, RetailStoreWithCalendar, WeeklyHours } from "../types"
import { rows } from "./sql"

/** @throws INVALID_DATA `invalid_hours` with one sentence per mistake; nothing is written then. */
export async function replaceHoursRows(
  context: Context,
  store: RetailStoreWithCalendar,
  weeklyHours: WeeklyHours[]
): Promise<void> {
  assertCalendar({ ...store, weekly_hours: weeklyHours })
  await rows(context, "delete from omni_store_hours where retail_store_id = ?", [store.id])
  const entries = weeklyHours.map((hours) => ({
    ...hours,
    id: generateEntityId(undefined, "rsth"),
  }))
  await rows(
    context,
    `insert into omni_store_hours (id, retail_store_id, weekday, opens_at, closes_at)
     select e.id, ?, e.weekday, e.opens_at, e.closes_at
     from jsonb_to_recordset(?::jsonb) as e(id text, weekday int, opens_at text, closes_at text)`,
    [store.id, JSON.stringify(entries)]
  )
}

/** @throws INVALID_DATA `invalid_hours` with one sentence per mistake; nothing is written then. */
export async function replaceExceptionRows(
  context: Context,
  store: RetailStoreWithCalendar,
  exceptions: ExceptionInput[]
): Promise<void> {
  const known = new Set(store.exceptions.map((exception) => exception.id))
  const entries = exceptions.map((exception) => ({
    ...exception,
    id:
      exception.id && known.has(exception.id) ? exception.id : generateEntityId(undefined, "rste"),
  }))
  assertCalendar({ ...store, exceptions: entries })
  await rows(context, "delete from omni_store_exception where retail_store_id = ?", [store.id])
  await rows(
    context,
    `insert into omni_store_exception (id, retail_store_id, date_from, date_to, intervals, reason)
     select e.id, ?, e.date_from, e.date_to, e.intervals, e.reason
     from jsonb_to_recordset(?::jsonb) as e(id text, date_from text, date_to text, intervals jsonb, reason text)`,
    [store.id, JSON.stringify(entries)]
  )
}

function assertCalendar(store: RetailStoreWithCalendar): void {
  const mistakes = validateCalendar(store)
  if (mistakes.length) {
    throw invalid("invalid_hours", mistakes.join("\n"))
  }
}
