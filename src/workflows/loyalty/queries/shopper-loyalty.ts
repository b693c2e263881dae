import type { SqlEntityManager } from "../../../core/sql"
import { localTimeAt } from "../../../modules/loyalty/domain/local-time"
import type { LoyaltyRules } from "../../../modules/loyalty/domain/rules"
import { readBalance } from "../../../modules/loyalty/read-models/balance"
import { readBonuses } from "../../../modules/loyalty/read-models/bonuses"
import { readProfile } from "../../../modules/loyalty/read-models/profiles"
import { readExpiring, readVesting } from "../../../modules/loyalty/read-models/point-dates"
import {
  findMember,
  type Member,
  readProgramme,
} from "../../../modules/loyalty/read-models/programme"
import { readStanding } from "../../../modules/loyalty/read-models/tier"
import type { StoreLoyalty, StoreLoyaltyMember } from "../../../types/loyalty"
import { toStanding, toTiers } from "./shopper-tier"

const MOST_BONUSES = 20
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
      tiers: rules.tiers && toTiers(rules.tiers),
      bonuses: rules.bonuses,
      campaigns: campaignsOf(rules, now),
    },
    member: member && (await purseOf(manager, member, rules, now)),
  }
}

const campaignsOf = ({ earning, time_zone }: LoyaltyRules, now: Date) =>
  earning.campaigns
    .filter(({ until }) => until > localTimeAt(now, time_zone))
    .map(({ code, from, until, percent, extra_per_unit }) => ({
      code,
      from,
      until,
      percent,
      extra_per_unit,
    }))
    .sort((one, other) => (one.until < other.until ? -1 : 1))

async function purseOf(
  manager: SqlEntityManager,
  { account_id, status, joined_at }: Member,
  { tiers }: LoyaltyRules,
  now: Date
): Promise<StoreLoyaltyMember> {
  const { available, pending, held, debt, seq } = await readBalance(manager, account_id, now)
  const vesting = await readVesting(manager, account_id, now)
  const until = new Date(now.getTime() + SOON_MS)
  const expiring = await readExpiring(manager, account_id, { now, until })
  const profile = await readProfile(manager, account_id)
  const bonuses = (await readBonuses(manager, [account_id])).filter(({ taken_back }) => !taken_back)
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
    tier: tiers && toStanding(tiers, await readStanding(manager, account_id, now)),
    birthday: profile?.birthday ?? null,
    referral_code: profile?.referral_code ?? null,
    bonuses: bonuses
      .slice(-MOST_BONUSES)
      .reverse()
      .map(({ kind, points, given_at }) => ({ kind, points, given_at: given_at.toISOString() })),
  }
}
