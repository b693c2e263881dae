import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Referral } from "../domain/bonuses/due"

/** An account and all that were merged into it. */
const FAMILY = `
  with recursive family as (
    select id from omni_loyalty_account where id = ?
    union
    select merged.id from family join omni_loyalty_account merged on merged.merged_into = family.id
  )`

/** Where an account is now. */
const SURVIVOR = (id: string) => `(
  with recursive chain as (
    select id, merged_into from omni_loyalty_account where id = ${id}
    union all
    select next.id, next.merged_into from chain join omni_loyalty_account next on next.id = chain.merged_into
  )
  select id from chain where merged_into is null)`

const referralsBy = (side: "referrer_id" | "referred_id") => `${FAMILY}
  select ${SURVIVOR("referral.referrer_id")} as referrer_id, ${SURVIVOR("referral.referred_id")} as referred_id,
    min(created_at) as created_at
  from omni_loyalty_referral referral where ${side} in (select id from family)
  group by 1, 2 order by 3, 2`

/** Whom an account brought, by where the accounts are now. */
export const readReferralsOf = (
  manager: SqlEntityManager,
  accountId: string
): Promise<Referral[]> => boundRows<Referral>(manager, referralsBy("referrer_id"), [accountId])

/** Who brought an account. */
export const readReferralsTo = (
  manager: SqlEntityManager,
  accountId: string
): Promise<Referral[]> => boundRows<Referral>(manager, referralsBy("referred_id"), [accountId])
