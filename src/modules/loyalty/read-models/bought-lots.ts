import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { BoughtLot } from "../domain/bonuses/purchases"
import type { BoughtLine } from "../domain/tiers/qualifying"

const bought = (which: string): string => `
  select id as lot_id, account_id, award->>'purchase' as purchase, (award->>'bought_at')::timestamptz as at,
    award->>'channel' as channel, award->>'currency_code' as currency_code, (award->>'amount')::float8 as amount,
    granted::float8 as points, line_value::float8, returned_value::float8, vests_at, rules_version
  from omni_loyalty_lot
  where ${which} = any(?::text[]) and award->>'bought_at' is not null`

/** All that accounts have bought, line by line, what came back included. */
export async function readBoughtLots(
  manager: SqlEntityManager,
  accountIds: readonly string[]
): Promise<BoughtLot[]> {
  return await boundRows<BoughtLot>(manager, bought("account_id"), [accountIds])
}

/** The same of some lines, by their references. */
export async function readLotsOf(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<BoughtLot[]> {
  return await boundRows<BoughtLot>(manager, bought("reference"), [references])
}

/** What was bought, and when parts of it came back. */
export type BoughtHistory = BoughtLot & BoughtLine

/** The same of one account as its tier counts it. */
export async function readBoughtLines(
  manager: SqlEntityManager,
  accountId: string
): Promise<BoughtHistory[]> {
  const lots = await readBoughtLots(manager, [accountId])
  const back = lots.flatMap(({ lot_id, returned_value }) => (returned_value > 0 ? [lot_id] : []))
  const returnsOf = back.length > 0 ? await readReturns(manager, back) : new Map<string, Returns>()
  return lots.map((lot) => ({ ...lot, returns: returnsOf.get(lot.lot_id) ?? [] }))
}

type Returns = { at: Date; returned_value: number }[]

async function readReturns(
  manager: SqlEntityManager,
  lotIds: readonly string[]
): Promise<Map<string, Returns>> {
  const rows = await boundRows<{ lot_id: string } & Returns[number]>(
    manager,
    `select lot_id, at, returned_value::float8 from omni_loyalty_line_return
     where lot_id = any(?::text[]) order by returned_value`,
    [lotIds]
  )
  const known = new Map<string, Returns>(lotIds.map((id) => [id, []]))
  for (const { lot_id, ...returned } of rows) {
    known.get(lot_id)?.push(returned)
  }
  return known
}
