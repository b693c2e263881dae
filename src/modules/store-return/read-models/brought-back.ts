import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { BroughtBack } from "../domain/policy"
import type { Returner } from "../operations/terms"

/** What a person brought back since an instant, by whichever of their names. */
export async function readBroughtBack(
  manager: SqlEntityManager,
  { customer_id, email_hash, identity_hash }: Returner,
  currencyCode: string,
  since: Date
): Promise<BroughtBack> {
  const [row] = await boundRows<{ units: number; amount: string }>(
    manager,
    `select coalesce(sum(units), 0)::int as units,
       coalesce(sum(worth) filter (where currency_code = ?), 0) as amount
     from omni_return_terms
     where accepted_at > ? and (customer_id = ? or email_hash = ? or identity_hash = ?)`,
    [currencyCode, since, customer_id, email_hash, identity_hash]
  )
  return { units: row!.units, amount: Number(row!.amount) }
}
