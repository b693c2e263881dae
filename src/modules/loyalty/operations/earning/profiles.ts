import { conflict } from "../../../../core/errors"
import { randomCode } from "../../../../core/human-code"
import { boundRows, type SqlEntityManager } from "../../../../core/sql"
import type { Birthday } from "../../domain/bonuses/birthday"

/** A code is one of a million million; so many in a row are never taken. */
const TRIES = 5

/** Gives a member a code by which she brings others; she keeps the one she has. */
export async function openProfile(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const written = await boundRows(
      manager,
      `insert into omni_loyalty_profile (account_id, programme_id, referral_code, created_at, updated_at)
       select id, programme_id, ?, ?, ? from omni_loyalty_account account where id = ?
         and not exists (select 1 from omni_loyalty_profile where account_id = account.id)
       on conflict (programme_id, referral_code) do nothing returning account_id`,
      [randomCode(), now, now, accountId]
    )
    const [known] = await boundRows(
      manager,
      "select account_id from omni_loyalty_profile where account_id = ?",
      [accountId]
    )
    if (written.length + (known ? 1 : 0) > 0) {
      return
    }
  }
  throw conflict("code_taken", "No code was free")
}

/** Keeps the day of a member's birthday, or forgets it. The same day again changes nothing. */
export async function tellBirthday(
  manager: SqlEntityManager,
  accountId: string,
  birthday: Birthday | null,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_profile set birth_month = ?, birth_day = ?, birthday_told_at = ?, updated_at = ?
     where account_id = ? and (birth_month, birth_day) is distinct from (?::smallint, ?::smallint)`,
    [
      birthday?.month ?? null,
      birthday?.day ?? null,
      birthday && now,
      now,
      accountId,
      birthday?.month ?? null,
      birthday?.day ?? null,
    ]
  )
}

/** Writes down, for ever, who brought a member. @throws CONFLICT `referral_known` when somebody else did. */
export async function keepReferral(
  manager: SqlEntityManager,
  { referred_id, referrer_id }: { referred_id: string; referrer_id: string },
  now: Date
): Promise<void> {
  const written = await boundRows(
    manager,
    `insert into omni_loyalty_referral (referred_id, referrer_id, created_at) values (?, ?, ?)
     on conflict do nothing returning referred_id`,
    [referred_id, referrer_id, now]
  )
  if (written.length === 0 && (await referrerOf(manager, referred_id)) !== referrer_id) {
    throw conflict("referral_known", "Somebody else has brought this member")
  }
}

/** Who brought an account; null: nobody. */
export async function referrerOf(
  manager: SqlEntityManager,
  referredId: string
): Promise<string | null> {
  const [row] = await boundRows<{ referrer_id: string }>(
    manager,
    "select referrer_id from omni_loyalty_referral where referred_id = ?",
    [referredId]
  )
  return row?.referrer_id ?? null
}
