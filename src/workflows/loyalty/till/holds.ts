import type { MedusaContainer } from "@medusajs/framework/types"
import { firstResult } from "../../../modules/loyalty/operations/requests"
import {
  captureForReceipt,
  holdForReceipt,
  releaseForReceipt,
  type TillHold,
} from "../../../modules/loyalty/operations/till-holds"
import type { AccountState } from "../../../modules/loyalty/types"
import type { PosPoints, PosPointsHold } from "../../../types/pos-loyalty"
import { shopperAccount, type ShopperKeys } from "../shopper"
import { pointsOf } from "./account"
import { type BurnedLine, burnLinesOf } from "./lines"
import { keyOfTill, originOfTill, type TillAt } from "./origin"
import { loyaltyOf, writeLedger } from "../ledger"

export type HoldAsked = { points: number; receipt: string; minutes?: number }
type Held = { hold: TillHold; state: AccountState }

/**
 * Sets points aside for a receipt that is being made.
 * @throws as `shopperAccount`; INVALID_DATA `points_invalid`; CONFLICT `insufficient_points`, `account_frozen`,
 * `idempotency_conflict`.
 */
export async function holdAtTill(
  container: MedusaContainer,
  till: TillAt,
  { keys, key, asked }: { keys: ShopperKeys; key: string; asked: HoldAsked }
): Promise<{ hold: PosPointsHold; points: PosPoints }> {
  const service = loyaltyOf(container)
  const { device_id, now } = till
  const command = { ...originOfTill(till), key: keyOfTill(device_id, key) }
  // The code of a hold that is repeated may be over by now.
  const earlier = keys.qr
    ? await service.reading((manager) => firstResult<Held>(manager, command.key))
    : null
  if (earlier?.hold?.points === asked.points && earlier.hold.receipt === asked.receipt) {
    return heldAnswer(earlier)
  }
  const { points, receipt, minutes = service.options.loyalty.tillHoldMinutes } = asked
  const account_id = await shopperAccount(container, keys, { ...till, receipt })
  const input = { account_id, device_id, points, receipt, life_seconds: minutes * 60 }
  return heldAnswer(
    await writeLedger(container, (manager) => holdForReceipt(manager, command, input, now))
  )
}

const heldAnswer = ({ hold: { hold_id, ...hold }, state }: Held) => ({
  hold: { id: hold_id, ...hold },
  points: pointsOf(state),
})

/**
 * Spends points of a hold for the final receipt, line by line; what is over comes back.
 * @throws INVALID_DATA `points_invalid`, `capture_exceeds_hold`, `burn_lines_invalid`; NOT_FOUND `hold_not_found`;
 * CONFLICT `hold_resolved`.
 */
export async function captureAtTill(
  container: MedusaContainer,
  till: TillAt,
  input: { hold_id: string; sale_event_id: string; lines: readonly BurnedLine[] }
): Promise<{ points: PosPoints }> {
  const { device_id, now } = till
  const sale = { device_id, event_id: input.sale_event_id }
  const asked = { hold_id: input.hold_id, device_id, lines: burnLinesOf(sale, input.lines) }
  const state = await writeLedger(container, (manager) =>
    captureForReceipt(manager, originOfTill(till), asked, now)
  )
  return { points: pointsOf(state) }
}

/** Gives back what is held. @throws NOT_FOUND `hold_not_found`; CONFLICT `hold_resolved`. */
export async function releaseAtTill(
  container: MedusaContainer,
  till: TillAt,
  hold_id: string
): Promise<{ points: PosPoints }> {
  const { device_id, now } = till
  const state = await writeLedger(container, (manager) =>
    releaseForReceipt(manager, originOfTill(till), { hold_id, device_id }, now)
  )
  return { points: pointsOf(state) }
}
