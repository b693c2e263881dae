import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import { shiftReport } from "../../../modules/pos/domain/shifts/report"
import {
  findShiftKey,
  listShifts,
  readShiftFacts,
  type ShiftFilters,
  type ShiftKey,
} from "../../../modules/pos/read-models/shifts"
import type { PosModuleService } from "../../../modules/pos/service"
import type { Shift, ShiftReport } from "../../../types/shift"
import { tillNames } from "../../names"

type Named<T> = T & { till_name: string }

const posOf = (container: MedusaContainer): PosModuleService => container.resolve(POS_MODULE)

/** A page of shifts with the names of their tills. */
export async function readShifts(
  container: MedusaContainer,
  filters: ShiftFilters
): Promise<{ shifts: Named<Shift>[]; count: number }> {
  const { shifts, count } = await posOf(container).reading((manager) =>
    listShifts(manager, filters)
  )
  const names = await tillNames(
    container,
    shifts.map((shift) => shift.device_id)
  )
  return { shifts: shifts.map((shift) => withName(shift, names)), count }
}

/** Whose the shift is that an event opened. @throws NOT_FOUND `shift_not_found` */
export async function findShift(
  container: MedusaContainer,
  id: string
): Promise<ShiftKey & { retail_store_id: string }> {
  const key = UUID.test(id)
    ? await posOf(container).reading((manager) => findShiftKey(manager, id))
    : null
  if (!key) {
    throw noShift()
  }
  return key
}

/** The Z-report as the events stand now. @throws NOT_FOUND `shift_not_found` */
export async function readShiftReport(
  container: MedusaContainer,
  key: ShiftKey
): Promise<Named<ShiftReport>> {
  const facts = await posOf(container).reading((manager) => readShiftFacts(manager, key))
  if (!facts) {
    throw noShift()
  }
  return withName(shiftReport(facts), await tillNames(container, [key.device_id]))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const noShift = () => notFound("shift_not_found", "There is no such shift")

const withName = <T extends { device_id: string }>(
  shift: T,
  names: Map<string, string>
): Named<T> => ({
  ...shift,
  till_name: names.get(shift.device_id) ?? shift.device_id,
})
