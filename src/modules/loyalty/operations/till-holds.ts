import { notFound } from "../../../core/errors"
import type { SqlEntityManager } from "../../../core/sql"
import type { AccountState, BurnLine, Command, Origin } from "../types"
import { capture } from "./capture"
import { hold, type HoldRow, lockHold } from "./holds"
import { once } from "./once"
import { release } from "./release"

/** Whose a till's hold is, and what for. */
const referenceOf = (deviceId: string, receipt: string): string => `till:${deviceId}:${receipt}`

export const isOfTill = ({ reference }: HoldRow, deviceId: string): boolean =>
  reference.startsWith(referenceOf(deviceId, ""))

export type TillHold = {
  hold_id: string
  account_id: string
  points: number
  receipt: string
  /** ISO 8601. */
  expires_at: string
}

export type TillHoldInput = {
  account_id: string
  device_id: string
  points: number
  receipt: string
  life_seconds: number
}

/**
 * Sets points aside for a receipt that is being made; they come back by themselves when its time is over.
 * @throws as `hold`.
 */
export async function holdForReceipt(
  manager: SqlEntityManager,
  command: Command,
  input: TillHoldInput,
  now: Date
): Promise<{ hold: TillHold; state: AccountState }> {
  const { account_id, device_id, points, receipt, life_seconds } = input
  const about = { key: command.key, account_id, input: { till_hold: input } }
  return await once(manager, about, now, async () => {
    const expires_at = new Date(now.getTime() + life_seconds * 1000)
    const reference = referenceOf(device_id, receipt)
    const { hold_id, ...state } = await hold(
      manager,
      { ...command, key: `${command.key}/hold` },
      { account_id, points, carrier: "till", reference, expires_at },
      now
    )
    const made = { hold_id, account_id: state.account_id, points, receipt }
    return { hold: { ...made, expires_at: expires_at.toISOString() }, state }
  })
}

type Named = { hold_id: string; device_id: string }

/**
 * Spends points of a till's hold, line by line; what is over comes back.
 * @throws as `capture`; NOT_FOUND `hold_not_found` also for another till's.
 */
export async function captureForReceipt(
  manager: SqlEntityManager,
  origin: Origin & { occurred_at?: Date },
  { hold_id, device_id, lines }: Named & { lines: readonly BurnLine[] },
  now: Date
): Promise<AccountState> {
  await holdOfTill(manager, { hold_id, device_id })
  const points = lines.reduce((sum, line) => sum + line.points, 0)
  return await capture(manager, origin, { hold_id, points, lines }, now)
}

/** Gives back what a till holds. @throws as `release`; NOT_FOUND `hold_not_found` also for another till's. */
export async function releaseForReceipt(
  manager: SqlEntityManager,
  origin: Origin,
  { hold_id, device_id }: Named,
  now: Date
): Promise<AccountState> {
  await holdOfTill(manager, { hold_id, device_id })
  return await release(manager, origin, hold_id, now)
}

async function holdOfTill(
  manager: SqlEntityManager,
  { hold_id, device_id }: Named
): Promise<HoldRow> {
  const { hold } = await lockHold(manager, hold_id)
  if (!isOfTill(hold, device_id)) {
    throw notFound("hold_not_found", `There is no hold ${hold_id}`)
  }
  return hold
}
