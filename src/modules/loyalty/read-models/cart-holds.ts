import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { HoldStatus } from "../types"

export type CartHold = {
  id: string
  account_id: string
  amount: number
  status: HoldStatus
  captured: number
  expires_at: Date
  created_at: Date
}

/** What points were ever set aside for a cart, the latest first. */
export async function readCartHolds(
  manager: SqlEntityManager,
  cartId: string
): Promise<CartHold[]> {
  return await boundRows<CartHold>(
    manager,
    `select id, account_id, amount::float8, status, captured::float8, expires_at, created_at from omni_loyalty_hold
     where reference = ? and carrier = 'cart' order by id desc`,
    [cartId]
  )
}

/** The discount of a cart's points, by the hold behind it. Nobody else may use codes of this form. */
export const codeOfHold = (holdId: string): string => `LOY-${holdId}`
