import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../core/errors"
import { readLiability } from "../../../modules/loyalty/read-models/liability"
import { listProgrammes, programmeAskedFor } from "../../../modules/loyalty/read-models/programmes"
import type { AdminLoyaltyLiability } from "../../../types/loyalty-desk"
import { loyaltyOf } from "../ledger"

type Asked = { programme_id?: string; from?: string; until?: string }

/** Months answered when none are asked for. */
const MONTHS = 12
const MOST_MONTHS = 120

/**
 * What a programme owes its shoppers month by month, up to the present one unless asked otherwise.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `months_invalid`
 */
export async function adminLiability(
  container: MedusaContainer,
  { programme_id, from, until }: Asked,
  now: Date
): Promise<AdminLoyaltyLiability> {
  const loyalty = loyaltyOf(container)
  const time_zone = loyalty.options.loyalty.bookkeepingTimeZone
  const last = until ?? monthOf(now, time_zone)
  const first = from ?? monthsBefore(last, MONTHS - 1)
  if (first > last || first < monthsBefore(last, MOST_MONTHS - 1)) {
    throw invalid("months_invalid", `from, until: 1 to ${MOST_MONTHS} months, the first one first`)
  }
  return await loyalty.reading(async (manager) => {
    const programmes = await listProgrammes(manager)
    const programme = await programmeAskedFor(manager, programme_id ?? programmes[0]?.id)
    const range = { programme_id: programme.id, from: first, until: last, time_zone }
    return { programme, programmes, time_zone, months: await readLiability(manager, range) }
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
