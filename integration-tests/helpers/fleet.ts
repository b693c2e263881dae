import type { MedusaContainer } from "@medusajs/framework/types"
import type { PosEventData } from "../../src/types"
import { createTill } from "../../src/workflows/pos/devices/manage-tills"
import {
  actAtRandom,
  type Article,
  type FaultName,
  seededRandom,
  serveMember,
  Till,
  TillCrashed,
  type TillEvent,
  TillStore,
} from "../../till-simulator"

const TILLS_PER_STORE = 3
const OFFLINE_SHARE = 0.15
const ACTS_AT_ONCE = 10
/** Of the receipts so many are of shoppers who collect points. */
const MEMBERS_SHARE = 0.15
const FAULTS: readonly FaultName[] = ["duplicate", "reorder", "lose-answer", "clock-jump", "crash"]

type Fetch = (url: string, init?: RequestInit) => Promise<Response>

type FleetInput = {
  container: MedusaContainer
  /** Address the tills are paired at. */
  url: string
  /** How all their other requests are sent. */
  fetch: Fetch
  storeIds: readonly string[]
  articles: readonly Article[]
  /** Of shoppers who earn and spend points at every till. */
  cards: readonly string[]
  seed: number
}

export type Fleet = Awaited<ReturnType<typeof openFleet>>

/** Three tills in each store, at which everything goes wrong that may. */
export async function openFleet(input: FleetInput) {
  const tills = await Promise.all(
    input.storeIds.flatMap((storeId, store) =>
      Array.from({ length: TILLS_PER_STORE }, (_, index) =>
        openUnluckyTill(input, storeId, input.seed + store * TILLS_PER_STORE + index)
      )
    )
  )
  return {
    tills,
    events: (): { device_id: string; event: TillEvent }[] =>
      tills.flatMap((till) => till.events().map((event) => ({ device_id: till.device_id, event }))),
    /** Events of all tills, handed in or not. */
    size: (): number => tills.reduce((sum, till) => sum + till.size(), 0),
    /** All of them go on until they are told to stop. */
    workUntil: async (isOver: () => boolean) => {
      await Promise.all(
        tills.map(async (till) => {
          while (!isOver()) {
            await till.work()
          }
        })
      )
    },
    /** Their shifts are closed and everything is handed in, as far as the server takes it. */
    endDay: () => Promise.all(tills.map((till) => till.endDay())),
    close: () => tills.forEach((till) => till.close()),
  }
}

async function openUnluckyTill(input: FleetInput, retail_store_id: string, seed: number) {
  const random = seededRandom(seed)
  const { pairing_code } = await createTill(input.container, {
    retail_store_id,
    name: `Till ${seed}`,
    scopes: ["sales", "returns", "stock", "customers", "shifts", "loyalty"],
    now: new Date(),
  })
  const store = TillStore.inMemory()
  const options = {
    store,
    random,
    fetch: input.fetch,
    // Whoever answers again is asked at once.
    sleep: async () => {},
    attempts: 100,
  }
  const pairing = { store, url: input.url, pairing_code: pairing_code.code }
  const { device_id } = (await Till.pair(pairing)).identity
  let till = Till.open(options)

  /** A crashed till is switched on again, on the same store. */
  async function sync(faults: readonly FaultName[]) {
    for (;;) {
      till.faults = faults
      try {
        return await till.sync()
      } catch (error) {
        if (!(error instanceof TillCrashed)) {
          throw error
        }
        till = Till.open(options)
      }
    }
  }

  return {
    device_id,
    retail_store_id,
    size: () => store.size(),
    counts: () => till.counts(),
    refused: () => store.refused(5),
    events: () => store.answered(Number.MAX_SAFE_INTEGER),
    work: async () => {
      till.offline = random() < OFFLINE_SHARE
      for (let act = 0; act < ACTS_AT_ONCE; act++) {
        if (till.hasShift && random() < MEMBERS_SHARE) {
          await serveMember(till, random, input.articles, input.cards)
        } else {
          actAtRandom(till, random, input.articles)
        }
      }
      if (!till.offline) {
        await sync(FAULTS)
      }
    },
    /** What was counted at the close of its shift; null when it never opened one. Points on lease are given back. */
    endDay: async (): Promise<PosEventData<"shift.closed"> | null> => {
      const closed = till.hasShift ? till.closeShift() : null
      till.offline = false
      const report = await sync([])
      if (report.error || report.pending > 0) {
        throw new Error(`Not all was taken: ${JSON.stringify(report)}`)
      }
      for (const { id } of till.points.leases.all()) {
        await till.points.giveBack(id)
      }
      return closed?.data ?? null
    },
    shiftReport: async (shiftId: string) =>
      await till.call<{ shift: unknown }>({ method: "GET", path: `/pos/v1/shifts/${shiftId}` }),
    close: () => till.close(),
  }
}
