import type { MedusaContainer } from "@medusajs/framework/types"
import { defineReconcileJob } from "../../../core/jobs"
import {
  type Birthday,
  celebratedOn,
  daysUntil,
  earnsOn,
} from "../../../modules/loyalty/domain/bonuses/birthday"
import { localDayAt } from "../../../modules/loyalty/domain/local-time"
import { giveBirthdayBonus } from "../../../modules/loyalty/operations/earning/occasions"
import { membersBornOn } from "../../../modules/loyalty/read-models/profiles"
import { findProgramme, type Programme } from "../../../modules/loyalty/read-models/programme"
import { loyaltyOf, writeLedger } from "../ledger"

const PAGE = 500
/** Days that are made up for when no worker ran. */
const LOOK_BACK = 7
const ORIGIN = { source: "job", actor: null }

type Celebration = { programme: Programme; day: string; birthday: Birthday }

/**
 * Gives points to whose birthday it is on the programme's clock, once a year. Hourly, so that each time zone's day begins
 * in time; done again, it changes nothing.
 */
export const birthdayPointsJob = defineReconcileJob({
  name: "omni-give-birthday-points",
  schedule: "7 * * * *",
  timeoutSeconds: 1800,
  run: async ({ container, now, signal }) => {
    const programme = await loyaltyOf(container).reading((manager) => findProgramme(manager, now))
    if (!programme?.rules.bonuses.birthday) {
      return
    }
    const today = localDayAt(now, programme.rules.time_zone)
    for (const day of daysUntil(today, LOOK_BACK)) {
      for (const birthday of celebratedOn(day)) {
        if (!signal.aborted) {
          await celebrate(container, { programme, day, birthday }, now)
        }
      }
    }
  },
})

async function celebrate(
  container: MedusaContainer,
  { programme, day, birthday }: Celebration,
  now: Date
): Promise<void> {
  const { time_zone } = programme.rules
  const asked = { programme_id: programme.id, ...birthday }
  for (let after = "", more = true; more; ) {
    const page = { after, limit: PAGE }
    const members = await loyaltyOf(container).reading((manager) =>
      membersBornOn(manager, asked, page)
    )
    for (const { account_id, told_at, given_on } of members) {
      if (earnsOn(day, { told_on: localDayAt(told_at, time_zone), given_on })) {
        await writeLedger(container, (manager) =>
          giveBirthdayBonus(manager, ORIGIN, { account_id, programme, day }, now)
        )
      }
    }
    after = members.at(-1)?.account_id ?? after
    more = members.length === PAGE
  }
}
