import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import { lapseLease, readLapsedLeases } from "../../../modules/loyalty/operations/end-leases"
import { issueLease } from "../../../modules/loyalty/operations/issue-lease"
import { type LeaseRow, readLease } from "../../../modules/loyalty/operations/leases"
import { firstResult } from "../../../modules/loyalty/operations/requests"
import { returnLease } from "../../../modules/loyalty/operations/spend-lease"
import type { LoyaltyModuleService } from "../../../modules/loyalty/service"
import type { AccountState } from "../../../modules/loyalty/types"
import { POS_MODULE } from "../../../modules/pos"
import { lockDevice } from "../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosPoints, PosPointsLease } from "../../../types/pos-loyalty"
import { shopperAccount, type ShopperKeys } from "../shopper"
import { pointsOf } from "./account"
import { keyOfTill, originOfTill, type TillAt } from "./origin"
import { loyaltyOf, writeLedger } from "../ledger"

const HOUR_MS = 3_600_000

type Issued = { lease: { lease_id: string }; state: AccountState }
type LeaseAnswer = { lease: PosPointsLease; points: PosPoints }

/**
 * Lets a till spend points of an account without asking, up to the shop's limit and to what there is.
 * @throws as `shopperAccount`; INVALID_DATA `points_invalid`; CONFLICT `insufficient_points`, `account_frozen`,
 * `lease_open`, `idempotency_conflict`.
 */
export async function leaseToTill(
  container: MedusaContainer,
  till: TillAt,
  { keys, key, asked }: { keys: ShopperKeys; key: string; asked: { points: number } }
): Promise<LeaseAnswer> {
  const service = loyaltyOf(container)
  const { device_id, now } = till
  const command = { ...originOfTill(till), key: keyOfTill(device_id, key) }
  // The code of a request that is repeated may be over by now.
  const earlier = keys.qr
    ? await service.reading((manager) => firstResult<Issued>(manager, command.key))
    : null
  if (earlier?.lease) {
    return await answerOf(service, earlier)
  }
  const account_id = await shopperAccount(container, keys, { ...till, receipt: null })
  const { leasePoints, leaseHours, leaseReportHours } = service.options.loyalty
  const valid_until = new Date(now.getTime() + leaseHours * HOUR_MS)
  const reclaim_at = new Date(valid_until.getTime() + leaseReportHours * HOUR_MS)
  const points = Math.min(asked.points, leasePoints)
  const input = { account_id, device_id, points, valid_until, reclaim_at }
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const issued = await retryOnClash(() =>
    pos.inTransaction(async (manager, context) => {
      // Under its lock: a till that is being revoked gets nothing any more.
      const { status } = await lockDevice(manager, device_id)
      if (status !== "active") {
        throw conflict("till_not_active", "The till has been revoked")
      }
      return await service.inTransaction((own) => issueLease(own, command, input, now), context)
    })
  )
  return await answerOf(service, issued)
}

async function answerOf(
  service: LoyaltyModuleService,
  { lease: { lease_id }, state }: Issued
): Promise<LeaseAnswer> {
  const lease = await service.reading((manager) => readLease(manager, lease_id))
  return { lease: leaseAnswer(lease!), points: pointsOf(state) }
}

export const leaseAnswer = (lease: LeaseRow): PosPointsLease => ({
  id: lease.id,
  account_id: lease.account_id,
  granted: lease.granted,
  spent: lease.spent,
  valid_until: lease.valid_until.toISOString(),
  reported_until: lease.reclaim_at.toISOString(),
  status: lease.status,
})

/**
 * A till is done with a lease: what it has not spent comes back at once.
 * @throws NOT_FOUND `lease_not_found`; CONFLICT `lease_spent_otherwise`.
 */
export async function returnLeaseOfTill(
  container: MedusaContainer,
  till: TillAt,
  input: { lease_id: string; spent: number }
): Promise<{ lease: PosPointsLease }> {
  const { device_id, now } = till
  const lease = await writeLedger(container, (manager) =>
    returnLease(manager, originOfTill(till), { ...input, device_id }, now)
  )
  return { lease: leaseAnswer(lease) }
}

const PAGE = 200

/** Gives back what is left of leases whose reports have had their time. */
export async function lapseLeases(container: MedusaContainer, now: Date): Promise<void> {
  const service = loyaltyOf(container)
  for (;;) {
    const lapsed = await service.reading((manager) => readLapsedLeases(manager, now, PAGE))
    for (const each of lapsed) {
      await writeLedger(container, (manager) => lapseLease(manager, each, now))
    }
    if (lapsed.length < PAGE) {
      return
    }
  }
}
