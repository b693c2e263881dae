import { type Bound, preparedRows, type SqlEntityManager } from "../../../core/sql"
import { at, type Lot, type Use } from "../domain/places"

/** What a command needs to see of an account, beside what is due and what is owed. */
export type Needs = {
  /** Points it may spend: so many, or more, of the lots spent first are read. */
  spendable?: number
  /** Lots by reference, with their uses. */
  awards?: readonly string[]
  /** Lots that these holds use. */
  holds?: readonly string[]
  /** Lots by id, with their uses. */
  lots?: readonly string[]
  /** Every lot that has points or owes, and its uses. */
  everything?: boolean
}

export type LotRow = Lot & { account_id: string; reference: string | null }
type LotColumns = Omit<LotRow, "uses"> & { deducted: number }

const LOTS = `
  select id, account_id, reference, pending::float8, available::float8, expired::float8, owed::float8,
    written_off::float8, granted::float8, clawed_back::float8, deducted::float8, line_value::float8,
    returned_value::float8, vests_at, expires_at
  from omni_loyalty_lot`

/** So many of the lots spent first are read at once; hardly a command needs more. */
const PAGE = 64

type Part = [condition: string, values: readonly Bound[]]

/** The lots of locked accounts that a command may touch. Uses are known of lots that owe and of those it named. */
export async function loadLots(
  manager: SqlEntityManager,
  accounts: readonly { id: string; debt: number }[],
  needs: Needs,
  now: Date
): Promise<LotRow[]> {
  const ids = accounts.map(({ id }) => id)
  const rows = await lotsOf(
    manager,
    partsFor(
      ids,
      accounts.some(({ debt }) => debt > 0),
      needs,
      now
    )
  )
  if (needs.spendable && !pageSuffices(rows, needs.spendable, now)) {
    rows.push(
      ...(await lotsOf(manager, [["account_id = any(?::text[]) and available > 0", [ids]]]))
    )
  }
  const lots = [...new Map(rows.map((row) => [row.id, row])).values()]
  return await withUses(manager, lots, needs)
}

function partsFor(ids: readonly string[], owes: boolean, needs: Needs, now: Date): Part[] {
  const of = "account_id = any(?::text[]) and"
  const parts: Part[] = [
    [`${of} pending > 0 and vests_at <= ?`, [ids, now]],
    [`${of} available > 0 and expires_at <= ?`, [ids, now]],
  ]
  if (owes) {
    parts.push([`${of} owed > 0`, [ids]])
  }
  if (needs.spendable) {
    parts.push([`${of} available > 0 order by expires_at, id limit ${PAGE}`, [ids]])
  }
  if (needs.everything) {
    parts.push([`${of} (pending > 0 or available > 0 or held > 0 or owed > 0)`, [ids]])
  }
  if (needs.awards?.length) {
    parts.push(["reference = any(?::text[])", [needs.awards]])
  }
  if (needs.lots?.length) {
    parts.push(["id = any(?::text[])", [needs.lots]])
  }
  if (needs.holds?.length) {
    const used = "select lot_id from omni_loyalty_entry where hold_id = any(?::text[])"
    parts.push([`id in (${used})`, [needs.holds]])
  }
  return parts
}

async function lotsOf(manager: SqlEntityManager, parts: readonly Part[]): Promise<LotColumns[]> {
  return await preparedRows<LotColumns>(
    manager,
    parts.map(([condition]) => `(${LOTS} where ${condition})`).join(" union all "),
    parts.flatMap(([, values]) => values)
  )
}

/** Whether the page of lots spent first was the last one, or had enough. */
function pageSuffices(rows: readonly LotColumns[], wanted: number, now: Date): boolean {
  const spendable = rows.filter((lot) => lot.available > 0)
  const fresh = spendable.filter((lot) => lot.expires_at === null || lot.expires_at > now)
  return spendable.length < PAGE || fresh.reduce((sum, lot) => sum + lot.available, 0) >= wanted
}

async function withUses(
  manager: SqlEntityManager,
  rows: readonly LotColumns[],
  { awards = [], holds = [], everything = false }: Needs
): Promise<LotRow[]> {
  const named = rows.filter(
    (row) => everything || row.owed > 0 || (row.reference && awards.includes(row.reference))
  )
  const uses = await loadUses(
    manager,
    named.map(({ id }) => id),
    holds
  )
  return rows.map(({ deducted, ...row }) => ({
    ...row,
    uses: [
      ...(deducted > 0 ? [{ ...at("deducted"), amount: deducted }] : []),
      ...(uses.get(row.id) ?? []),
    ],
  }))
}

/** Who holds or has redeemed points of lots, oldest first. */
async function loadUses(
  manager: SqlEntityManager,
  lotIds: readonly string[],
  holdIds: readonly string[]
): Promise<Map<string, Use[]>> {
  const uses = new Map<string, Use[]>()
  if (lotIds.length + holdIds.length === 0) {
    return uses
  }
  const rows = await preparedRows<Use & { lot_id: string }>(
    manager,
    `select lot_id, place, hold_id, sum(amount)::float8 as amount from omni_loyalty_entry
     where (lot_id = any(?::text[]) and hold_id is not null) or hold_id = any(?::text[])
     group by lot_id, place, hold_id having sum(amount) > 0 order by hold_id`,
    [lotIds, holdIds]
  )
  for (const { lot_id, ...use } of rows) {
    uses.set(lot_id, [...(uses.get(lot_id) ?? []), use])
  }
  return uses
}
