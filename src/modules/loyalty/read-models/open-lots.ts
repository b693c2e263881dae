import { boundRows, type SqlEntityManager } from "../../../core/sql"

export type OpenLot = {
  id: string
  reference: string | null
  granted: number
  pending: number
  available: number
  held: number
  owed: number
  vests_at: Date | null
  expires_at: Date | null
}

type Page = { account_id: string; limit: number; offset: number }

/** A page of the lots that have points or owe some, in the order in which they are spent. */
export async function readOpenLots(
  manager: SqlEntityManager,
  { account_id, limit, offset }: Page
): Promise<{ lots: OpenLot[]; count: number }> {
  const rows = await boundRows<OpenLot & { count: number }>(
    manager,
    `select id, reference, granted::float8, pending::float8, available::float8, held::float8, owed::float8,
       vests_at, expires_at, count(*) over ()::int as count
     from omni_loyalty_lot
     where account_id = ? and (pending > 0 or available > 0 or held > 0 or owed > 0)
     order by expires_at, id limit ? offset ?`,
    [account_id, limit, offset]
  )
  return { lots: rows.map(({ count: _, ...lot }) => lot), count: rows[0]?.count ?? 0 }
}
