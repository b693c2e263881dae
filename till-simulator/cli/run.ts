import { TillCrashed } from "../faults"
import { serveMember } from "../members"
import { type Random, seededRandom } from "../random"
import { actAtRandom } from "../shop-day"
import type { Till } from "../till"
import { articlesOf } from "./articles"
import { type Command, UsageError, wholeNumber } from "./options"
import { printReport } from "./print"
import { eventsBefore } from "./supervise"

const ACTS_PER_SYNC = 10
const OFFLINE_RATE = 0.3
const ACT_EVERY_MS = 1_000
/** Of the acts so many are for shoppers who collect points, when there are any. */
const MEMBERS_RATE = 0.3

/** As a power cut: nothing is tidied up. */
export function crashForGood(): never {
  process.kill(process.pid, "SIGKILL")
  throw new TillCrashed("The process is being killed")
}

/** A random day in a shop: so many events, or so many minutes. @throws UsageError */
export async function run(till: Till, { values }: Command): Promise<void> {
  if ((values.events === undefined) === (values.minutes === undefined)) {
    throw new UsageError("run needs --events or --minutes")
  }
  const made = till.store.size()
  const random = seededRandom(wholeNumber(values.seed, "--seed") + made)
  const cards = values.cards?.split(",").filter(Boolean) ?? []
  if (values.events !== undefined) {
    const last = (eventsBefore() ?? made) + wholeNumber(values.events, "--events")
    await work(till, random, { cards, goesOn: () => till.store.size() < last })
  } else {
    const end = Date.now() + wholeNumber(values.minutes ?? "", "--minutes") * 60_000
    await work(till, random, { cards, goesOn: () => Date.now() < end, pauseMs: ACT_EVERY_MS })
  }
  till.offline = false
  printReport(await till.sync())
}

type Day = { cards: readonly string[]; goesOn: () => boolean; pauseMs?: number }

/** Acts, hands in now and then, and is offline for a while now and then. */
async function work(
  till: Till,
  random: Random,
  { cards, goesOn, pauseMs = 0 }: Day
): Promise<void> {
  const articles = articlesOf(till)
  for (let acts = 1; goesOn(); acts++) {
    if (till.hasShift && cards.length > 0 && random() < MEMBERS_RATE) {
      await serveMember(till, random, articles, cards)
    } else {
      actAtRandom(till, random, articles)
    }
    if (acts % ACTS_PER_SYNC === 0) {
      till.offline = random() < OFFLINE_RATE
      printReport(await till.sync())
    }
    if (pauseMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}
