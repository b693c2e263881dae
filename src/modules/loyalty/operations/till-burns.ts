import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { BurnLine, BurnTrouble, Command } from "../types"
import { capture, checkBurnLines } from "./capture"
import { holdAnyway } from "./hold-anyway"
import { lockHold, readHolds } from "./holds"
import { type LeaseStatus, leftOf, lockLease } from "./leases"
import { once } from "./once"
import { release } from "./release"
import { endLease, spendLease } from "./spend-lease"
import { isOfTill } from "./till-holds"

export type BurnOutcome = {
  /** Null: nothing was booked, for it is not known whose points they were. */
  account_id: string | null
  points: number
  /** Of them: what the account did not have and owes now, and what the shop has given up. */
  owed: number
  written_off: number
  trouble: BurnTrouble | null
}

export type TillBurn = {
  device_id: string
  /** Where the till took them from. */
  from: { hold_id: string } | { lease_id: string }
  /** Whose the receipt says it is; used when what they were taken from is unknown. */
  account_id: string | null
  reference: string
  lines: readonly BurnLine[]
}

/**
 * Books what a till's receipt says was spent. The shopper has had the worth of it, so it is booked in any case: from the
 * hold or lease it was taken from; else, with what the account has; what is missing is owed. Once for its key.
 * @throws INVALID_DATA `burn_lines_invalid`; CONFLICT `idempotency_conflict`.
 */
export async function bookTillBurn(
  manager: SqlEntityManager,
  command: Command,
  burn: TillBurn,
  now: Date
): Promise<BurnOutcome> {
  const account_id = (await accountOf(manager, burn)) ?? burn.account_id
  const points = burn.lines.reduce((sum, line) => sum + line.points, 0)
  checkBurnLines(burn.lines, points)
  if (account_id === null) {
    return { account_id, points, owed: 0, written_off: 0, trouble: "not_set_aside" }
  }
  // Whose the receipt says it is may change with a merge.
  const { account_id: _, ...said } = burn
  const about = { key: command.key, account_id, input: { till_burn: said } }
  return await once(manager, about, now, async () => {
    const deed: Deed = { manager, command, account_id, points, burn, now }
    return "hold_id" in burn.from
      ? await fromHold(deed, burn.from.hold_id)
      : await fromLease(deed, burn.from.lease_id)
  })
}

type Deed = {
  manager: SqlEntityManager
  command: Command
  account_id: string
  points: number
  burn: TillBurn
  now: Date
}

async function fromHold(deed: Deed, holdId: string): Promise<BurnOutcome> {
  const { manager, command, burn, points, now } = deed
  if (!(await accountOf(manager, burn))) {
    return await anyway(deed, "not_set_aside")
  }
  const { hold } = await lockHold(manager, holdId)
  if (hold.status === "captured" && hold.captured !== points) {
    return { ...covered(deed), points: hold.captured, trouble: "captured_otherwise" }
  }
  const covers = hold.status === "open" && points <= hold.amount
  if (covers || hold.status === "captured") {
    await capture(manager, command, { hold_id: holdId, points, lines: burn.lines }, now)
    return covered(deed)
  }
  if (hold.status === "open") {
    await release(manager, command, holdId, now)
    return await anyway(deed, "exceeded")
  }
  return await anyway(deed, null)
}

async function fromLease(deed: Deed, leaseId: string): Promise<BurnOutcome> {
  const { manager, command, burn, points, now } = deed
  if (!(await accountOf(manager, burn))) {
    return await anyway(deed, "not_set_aside")
  }
  const { device_id, lines, reference } = burn
  const locked = await lockLease(manager, { lease_id: leaseId, device_id })
  if (points <= leftOf(locked.lease)) {
    await spendLease(manager, command, locked, { points, reference, lines }, now)
    return covered(deed)
  }
  if (locked.lease.status === "open") {
    await endLease(manager, command, locked, "exceeded", now)
  }
  return await anyway(deed, TROUBLE_OF[locked.lease.status])
}

/** A lease that lapsed, or was given back, leaves only late reports, which are nobody's fault while they are covered. */
const TROUBLE_OF: Record<LeaseStatus, BurnTrouble | null> = {
  open: "exceeded",
  spent: "exceeded",
  exceeded: "exceeded",
  revoked: "revoked",
  returned: null,
  lapsed: null,
}

const covered = ({ account_id, points }: Deed): BurnOutcome => ({
  account_id,
  points,
  owed: 0,
  written_off: 0,
  trouble: null,
})

async function anyway(deed: Deed, trouble: BurnTrouble | null): Promise<BurnOutcome> {
  const { manager, command, account_id, points, burn, now } = deed
  const { reference, lines } = burn
  const held = await holdAnyway(
    manager,
    { ...command, key: `${command.key}/hold` },
    { account_id, points, carrier: "till", reference, expires_at: now },
    now
  )
  await capture(manager, command, { hold_id: held.hold_id, points, lines }, now)
  const { owed, written_off } = held
  const late = owed + written_off > 0 ? ("too_late" as const) : null
  return { ...covered(deed), owed, written_off, trouble: trouble ?? late }
}

/** Whose points a till's own hold or lease has; null when it has no such one. */
async function accountOf(manager: SqlEntityManager, burn: TillBurn): Promise<string | null> {
  const { from, device_id } = burn
  if ("lease_id" in from) {
    const [lease] = await boundRows<{ account_id: string }>(
      manager,
      `select hold.account_id from omni_loyalty_lease lease join omni_loyalty_hold hold on hold.id = lease.hold_id
       where lease.id = ? and lease.device_id = ?`,
      [from.lease_id, device_id]
    )
    return lease?.account_id ?? null
  }
  const [row] = await readHolds(manager, [from.hold_id])
  return row && isOfTill(row, device_id) ? row.account_id : null
}
