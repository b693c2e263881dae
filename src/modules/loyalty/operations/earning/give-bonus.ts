import type { SqlEntityManager } from "../../../../core/sql"
import type { BonusKind } from "../../domain/bonuses/rules"
import type { Origin } from "../../types"
import { accrue } from "../accrue"

export type NewBonus = {
  kind: BonusKind
  account_id: string
  /** Unique for the occasion: given once. */
  reference: string
  points: number
  rules_version: number
  vests_at: Date | "now" | null
  expires_at: Date | null
  /** The purchase it hangs on; without, it stays. */
  purchase?: string | null
  /** Of a birthday: the day. */
  day?: string
}

/** Gives a bonus, once for its reference: given again, nothing changes. @throws as `accrue`. */
export async function giveBonus(
  manager: SqlEntityManager,
  origin: Origin,
  { kind, account_id, reference, points, purchase, day, ...terms }: NewBonus,
  now: Date
): Promise<void> {
  const award = { bonus: kind, ...(purchase ? { purchase } : {}), ...(day ? { day } : {}) }
  await accrue(
    manager,
    { ...origin, key: reference },
    {
      account_id,
      reference: purchase ?? reference,
      reason: kind,
      awards: [{ ...terms, reference, points, line_value: 1, award }],
    },
    now
  )
}
