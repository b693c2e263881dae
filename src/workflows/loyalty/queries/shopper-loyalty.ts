import type { SqlEntityManager } from "../../../core/sql"
import { readBalance } from "../../../modules/loyalty/read-models/balance"
import { readExpiring, readVesting } from "../../../modules/loyalty/read-models/point-dates"
import {
  findMember,
  type Member,
  readProgramme,
} from "../../../modules/loyalty/read-models/programme"
import type { StoreLoyalty, StoreLoyaltyMember } from "../../../types/loyalty"

const SOON_MS = 30 * 86_400_000

/** What a customer has in the shop's programme. @throws NOT_FOUND `programme_not_found`. */
export async function shopperLoyalty(
  manager: SqlEntityManager,
  customerId: string,
  now: Date
): Promise<StoreLoyalty> {
  const { id, name, rules } = await readProgramme(manager, now)
  const member = await findMember(manager, id, customerId)
  return {
    programme: {
      name,
      rates: rules.earning.rates,
      point_values: rules.spending.values,
      return_window_days: rules.vesting.return_window_days,
      life_days: rules.life_days,
    },
    member: member && (await purseOf(manager, member, now)),
  }
}

async function purseOf(
  manager: SqlEntityManager,
  { account_id, status, joined_at }: Member,
  now: Date
): Promise<StoreLoyaltyMember> {
  const { available, pending, held, debt, seq } = await readBalance(manager, account_id, now)
  const vesting = await readVesting(manager, account_id, now)
  const until = new Date(now.getTime() + SOON_MS)
  const expiring = await readExpiring(manager, account_id, { now, until })
  return {
    status,
    joined_at: joined_at.toISOString(),
    available,
    pending,
    held,
    debt,
    seq,
    pending_lots: vesting.map(({ points, at }) => ({
      points,
      vests_at: at?.toISOString() ?? null,
    })),
    expiring: expiring.map(({ points, at }) => ({ points, expires_at: at.toISOString() })),
  }
}
