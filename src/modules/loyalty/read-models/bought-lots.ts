import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { BoughtLot } from "../domain/bonuses/purchases"
import type { BoughtLine } from "../domain/tiers/qualifying"

const LOTS = `
  select id as lot_id, account_id, award->>'purchase' as purchase, (award->>'bought_at')::timestamptz as at,
    award->>'channel' as channel, award->>'currency_code' as currency_code, (award->>'amount')::float8 as amount,
    granted::float8 as points, line_value::float8, returned_value::float8, vests_at, rules_version
  from omni_loyalty_lot
  where account_id = any(?::text[]) and award->>'bought_at' is not null`

/** All that accounts have bought, line by line, what came back included. */
export async function readBoughtLots(
  manager: SqlEntityManager,
  accountIds: readonly string[]
): Promise<BoughtLot[]> {
  return await boundRows<BoughtLot>(manager, LOTS, [accountIds])
}

/** The same of one account as its tier counts it. */
export async function readBoughtLines(
  manager: SqlEntityManager,
  accountId: string
): Promise<(BoughtLine & { purchase: string })[]> {
  const lots = await readBoughtLots(manager, [accountId])
  const returns = await boundRows<{ lot_id: string; at: Date; returned_value: number }>(
    manager,
    `select lot_id, at, returned_value::float8 from omni_loyalty_line_return
     where lot_id = any(?::text[]) order by returned_value`,
    [lots.flatMap(({ lot_id, returned_value }) => (returned_value > 0 ? [lot_id] : []))]
  )
  return lots.map((lot) => ({
    ...lot,
    returns: returns.filter(({ lot_id }) => lot_id === lot.lot_id),
  }))
}
