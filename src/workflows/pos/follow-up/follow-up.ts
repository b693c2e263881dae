import type { MedusaContainer } from "@medusajs/framework/types"
import { describeError } from "../../../core/jobs"
import { rest } from "../../../core/rest"
import { POS_MODULE } from "../../../modules/pos"
import { shiftOf } from "../../../modules/pos/domain/references"
import {
  noteFailedAttempt,
  type PendingEvent,
  readPending,
} from "../../../modules/pos/operations/follow-up"
import { openLateIncidents } from "../../../modules/pos/operations/late-receipts"
import type { PosModuleService } from "../../../modules/pos/service"
import { handOverPickup } from "./hand-over-pickup"
import { isNotYet } from "./not-yet"
import { recordReturn } from "./record-return"
import { recordSales } from "./record-sales"
import { recordVoid } from "./record-void"
import { registerCustomer } from "./register-customer"

const PAGE = 50

type One = (container: MedusaContainer, event: PendingEvent, now: Date) => Promise<void>

const EACH: Partial<Record<PendingEvent["body"]["type"], One>> = {
  "sale.voided": recordVoid,
  "return.completed": recordReturn,
  "customer.registered": registerCustomer,
  "pickup.handed_over": handOverPickup,
}

/** Then other tills have their turn, however many sales this one brings from its days without a network. */
const TURN_MS = 60_000

export type Followed = {
  /** Events that failed this time. */
  failed: number
  /** The turn was over before everything was worked. */
  hasMore: boolean
}

/**
 * Works what is pending of a till, in the till's own order. An event that fails is passed over, so that it
 * holds back none that does not need it; its attempts are counted. After every page of a backlog it rests, so that the
 * database has time for shoppers.
 */
export async function followUp(
  container: MedusaContainer,
  input: { device_id: string; now: Date; signal?: AbortSignal }
): Promise<Followed> {
  const ends = performance.now() + TURN_MS
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  let after = { epoch: 0, seq: 0 }
  let failed = 0
  while (!input.signal?.aborted && performance.now() < ends) {
    const began = performance.now()
    const page = await pos.reading((manager) => readPending(manager, input.device_id, after, PAGE))
    const shiftIds = page.flatMap(({ body }) => shiftOf(body) ?? [])
    await pos.inTransaction((manager) =>
      openLateIncidents(manager, input.device_id, shiftIds, input.now)
    )
    for (const group of groupsOf(page)) {
      failed += await workGroup(container, group, input.now)
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) {
      return { failed, hasMore: false }
    }
    after = last
    await rest((performance.now() - began) * pos.options.jobs.backlogRest, input.signal)
  }
  return { failed, hasMore: true }
}

/** Neighbouring sales go together: Medusa makes fifty orders in little more time than one. */
function groupsOf(page: readonly PendingEvent[]): PendingEvent[][] {
  const groups: PendingEvent[][] = []
  for (const event of page) {
    const group = groups.at(-1)
    if (event.body.type === "sale.completed" && group?.[0]?.body.type === "sale.completed") {
      group.push(event)
    } else {
      groups.push([event])
    }
  }
  return groups
}

async function workGroup(
  container: MedusaContainer,
  group: readonly PendingEvent[],
  now: Date
): Promise<number> {
  try {
    await work(container, group, now)
    return 0
  } catch (error) {
    if (group.length > 1) {
      let failed = 0
      for (const event of group) {
        failed += await workGroup(container, [event], now)
      }
      return failed
    }
    // What waits for another till's follow-up has not failed: it is tried again until that is done.
    if (!isNotYet(error)) {
      await container
        .resolve<PosModuleService>(POS_MODULE)
        .inTransaction((manager) => noteFailedAttempt(manager, group[0]!, describeError(error)))
    }
    return 1
  }
}

async function work(
  container: MedusaContainer,
  group: readonly PendingEvent[],
  now: Date
): Promise<void> {
  const [event] = group as [PendingEvent]
  if (event.body.type === "sale.completed") {
    await recordSales(container, group, now)
    return
  }
  await EACH[event.body.type]?.(container, event, now)
}
