import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../core/errors"
import { readLiability } from "../../../modules/loyalty/read-models/liability"
import { readProgramme } from "../../../modules/loyalty/read-models/programme"
import type { AdminLoyaltyLiability } from "../../../types/loyalty-desk"
import { loyaltyOf } from "../ledger"

type Asked = { from?: string; until?: string }

/** Months answered when none are asked for. */
const MONTHS = 12
const MOST_MONTHS = 120

/**
 * What the shop owes its shoppers month by month, up to the present one unless asked otherwise.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `months_invalid`
 */
export async function adminLiability(
  container: MedusaContainer,
  { from, until }: Asked,
  now: Date
): Promise<AdminLoyaltyLiability> {
  return await loyaltyOf(container).reading(async (manager) => {
    const { id, name, rules } = await readProgramme(manager, now)
    const { time_zone } = rules
    const last = until ?? monthOf(now, time_zone)
    const first = from ?? monthsBefore(last, MONTHS - 1)
    if (first > last || first < monthsBefore(last, MOST_MONTHS - 1)) {
      throw invalid(
        "months_invalid",
        `from, until: 1 to ${MOST_MONTHS} months, the first one first`
      )
    }
    const range = { programme_id: id, from: first, until: last, time_zone }
    return { programme: { id, name }, time_zone, months: await readLiability(manager, range) }
  })
}

const monthOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" })
    .format(instant)
    .slice(0, 7)

/** The month so many before another one. */
function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7)
}
