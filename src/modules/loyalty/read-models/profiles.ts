import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { Birthday } from "../domain/bonuses/birthday"

export type Profile = { referral_code: string; birthday: Birthday | null }

/** What a member has told, and the code by which she brings others; null before she has joined herself. */
export async function readProfile(
  manager: SqlEntityManager,
  accountId: string
): Promise<Profile | null> {
  const [row] = await boundRows<{
    referral_code: string
    birth_month: number | null
    birth_day: number | null
  }>(
    manager,
    "select referral_code, birth_month, birth_day from omni_loyalty_profile where account_id = ?",
    [accountId]
  )
  return row
    ? {
        referral_code: row.referral_code,
        birthday: row.birth_month === null ? null : { month: row.birth_month, day: row.birth_day! },
      }
    : null
}

/** The account whose code it is, as it was when it joined; null: nobody's. */
export async function accountOfCode(
  manager: SqlEntityManager,
  programmeId: string,
  code: string
): Promise<{ account_id: string; owner_id: string | null } | null> {
  const [row] = await boundRows<{ account_id: string; owner_id: string | null }>(
    manager,
    `select account_id, owner_id from omni_loyalty_profile profile
     join omni_loyalty_account account on account.id = account_id
     where profile.programme_id = ? and referral_code = ?`,
    [programmeId, code]
  )
  return row ?? null
}

export type BirthdayMember = Birthday & {
  account_id: string
  told_at: Date
  /** The day of the last birthday that was rewarded. */
  given_on: string | null
}

/** A page of members who have one of these birthdays. Accounts that were merged away have none. */
export async function membersBornOn(
  manager: SqlEntityManager,
  { programme_id, month, day }: Birthday & { programme_id: string },
  { after, limit }: { after: string; limit: number }
): Promise<BirthdayMember[]> {
  return await boundRows<BirthdayMember>(
    manager,
    `select account_id, birth_month as month, birth_day as day, birthday_told_at as told_at, (
       select max(award->>'day') from omni_loyalty_lot lot
       where lot.account_id = profile.account_id and award->>'bonus' = 'birthday'
     ) as given_on
     from omni_loyalty_profile profile join omni_loyalty_account account on account.id = account_id
     where profile.programme_id = ? and birth_month = ? and birth_day = ? and account.status <> 'merged'
       and account_id > ? order by account_id limit ?`,
    [programme_id, month, day, after, limit]
  )
}
