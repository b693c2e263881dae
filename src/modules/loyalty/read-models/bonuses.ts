import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { GivenBonus } from "../domain/bonuses/settle-bonuses"
import type { BonusKind } from "../domain/bonuses/rules"

export type BonusLot = GivenBonus & {
  kind: BonusKind
  points: number
  /** The purchase it hangs on, if any. */
  purchase: string | null
  /** Of a birthday: the day it was given for. */
  day: string | null
  given_at: Date
}

/** The bonuses accounts were ever given, those taken back included. */
export async function readBonuses(
  manager: SqlEntityManager,
  accountIds: readonly string[]
): Promise<BonusLot[]> {
  return await boundRows<BonusLot>(
    manager,
    `select account_id, reference, returned_value > 0 as taken_back, pending::float8, vests_at,
       award->>'bonus' as kind, granted::float8 as points, award->>'purchase' as purchase, award->>'day' as day,
       created_at as given_at
     from omni_loyalty_lot where account_id = any(?::text[]) and award->>'bonus' is not null order by id`,
    [accountIds]
  )
}
