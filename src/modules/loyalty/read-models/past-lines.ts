import { boundRows, type SqlEntityManager } from "../../../core/sql"

export type PastLine = { id: string; reference: string }

/** Lines of orders that were given points, none included, in the order in which they were; a page of them. */
export async function pastLines(
  manager: SqlEntityManager,
  { after, until, limit }: { after: string; until: string; limit: number }
): Promise<PastLine[]> {
  return await boundRows<PastLine>(
    manager,
    `select id, reference from omni_loyalty_lot
     where id > ? and id < ? and reference like 'order\\_line:%' order by id limit ?`,
    [after, until, limit]
  )
}

export type LineLot = PastLine & {
  account_id: string
  returned_value: number
  line_value: number
}

/** Lots of lines, by the reference. */
export async function lotsOfLines(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<Map<string, LineLot>> {
  const lots = await boundRows<LineLot>(
    manager,
    `select id, reference, account_id, returned_value::float8, line_value::float8
     from omni_loyalty_lot where reference = any(?::text[])`,
    [references]
  )
  return new Map(lots.map((lot) => [lot.reference, lot]))
}
