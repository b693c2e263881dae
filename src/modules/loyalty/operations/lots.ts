import { type Bound, preparedRows, type SqlEntityManager } from "../../../core/sql"
import { at, type Lot } from "../domain/places"
import type { StoredAnswer } from "./requests"

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
type LotColumns = LotRow & { deducted: number }
/** The request that a command's key names, on each row. */
type WithRequest = { input_hash: string | null; result: unknown }

/** So many of the lots spent first are read at once; hardly a command needs more. */
const PAGE = 64

type Uses = "none" | "of holds" | "all"
type Part = [condition: string, values: readonly Bound[], uses?: Uses]

/** The lots of locked accounts that a command may touch. Uses are known of lots that owe and of those it named. */
export async function loadLots(
  manager: SqlEntityManager,
  accounts: readonly { id: string; debt: number }[],
  needs: Needs,
  now: Date
): Promise<LotRow[]> {
  const parts = partsFor(accounts, needs, now)
  return await completed(manager, accounts, needs, now, await lotsOf(manager, parts, needs.holds))
}

/** As `loadLots`, and what was stored under a command's key, in one statement. */
export async function loadLotsAndRequest(
  manager: SqlEntityManager,
  account: { id: string; debt: number },
  needs: Needs,
  key: string,
  now: Date
): Promise<{ lots: LotRow[]; request: StoredAnswer | null }> {
  const [lots, values] = selectLots(partsFor([account], needs, now), needs.holds)
  const rows = await preparedRows<LotColumns & WithRequest>(
    manager,
    `select lots.*, request.input_hash, request.result
     from (select) once left join (${lots}) lots on true
     left join omni_loyalty_request request on request.key = ?`,
    [...values, key]
  )
  const { input_hash, result } = rows[0]!
  const found = rows
    .filter(({ id }) => id !== null)
    .map(({ input_hash: _, result: __, ...lot }) => lot)
  return {
    lots: await completed(manager, [account], needs, now, found),
    request: input_hash === null ? null : { input_hash, result },
  }
}

async function completed(
  manager: SqlEntityManager,
  accounts: readonly { id: string }[],
  { spendable, holds }: Needs,
  now: Date,
  rows: LotColumns[]
): Promise<LotRow[]> {
  const all =
    spendable && !pageSuffices(rows, spendable, now)
      ? await lotsOf(
          manager,
          [["account_id = any(?::text[]) and available > 0", [accounts.map(({ id }) => id)]]],
          holds
        )
      : []
  const lots = new Map<string, LotRow>()
  for (const { deducted, ...row } of [...all, ...rows]) {
    const uses = [...(deducted > 0 ? [{ ...at("deducted"), amount: deducted }] : []), ...row.uses]
    if (uses.length >= (lots.get(row.id)?.uses.length ?? 0)) {
      lots.set(row.id, { ...row, uses })
    }
  }
  return [...lots.values()]
}

function partsFor(
  accounts: readonly { id: string; debt: number }[],
  needs: Needs,
  now: Date
): Part[] {
  const ids = accounts.map(({ id }) => id)
  const of = "account_id = any(?::text[]) and"
  const parts: Part[] = [
    [`${of} pending > 0 and vests_at <= ?`, [ids, now]],
    [`${of} available > 0 and expires_at <= ?`, [ids, now]],
  ]
  if (accounts.some(({ debt }) => debt > 0)) {
    parts.push([`${of} owed > 0`, [ids], "all"])
  }
  if (needs.spendable) {
    parts.push([`${of} available > 0 order by expires_at, id limit ${PAGE}`, [ids]])
  }
  if (needs.everything) {
    const condition = "(pending > 0 or available > 0 or held > 0 or owed > 0)"
    parts.push([`${of} ${condition}`, [ids], "all"])
  }
  if (needs.awards?.length) {
    parts.push(["reference = any(?::text[])", [needs.awards], "all"])
  }
  if (needs.lots?.length) {
    parts.push(["id = any(?::text[])", [needs.lots], "all"])
  }
  if (needs.holds?.length) {
    const used = "select lot_id from omni_loyalty_entry where hold_id = any(?::text[])"
    parts.push([`id in (${used})`, [needs.holds], "of holds"])
  }
  return parts
}

const LOTS = `
  id, account_id, reference, pending::float8, available::float8, expired::float8, owed::float8,
  written_off::float8, granted::float8, clawed_back::float8, deducted::float8, line_value::float8,
  returned_value::float8, vests_at, expires_at`

/** Who holds or has redeemed points of a lot, oldest first. */
const usesWhere = (which: string): string => `coalesce((
  select jsonb_agg(jsonb_build_object('place', place, 'hold_id', hold_id, 'amount', amount) order by hold_id)
  from (
    select place, hold_id, sum(amount) as amount from omni_loyalty_entry
    where lot_id = lot.id and ${which} group by place, hold_id having sum(amount) > 0
  ) uses
), '[]') as uses`

const USES: Record<Uses, string> = {
  none: "'[]'::jsonb as uses",
  "of holds": usesWhere("hold_id = any(?::text[])"),
  all: usesWhere("hold_id is not null"),
}

function selectLots(
  parts: readonly Part[],
  holds: readonly string[] = []
): [sql: string, values: Bound[]] {
  const sql = parts.map(
    ([condition, , uses = "none"]) =>
      `(select ${LOTS}, ${USES[uses]} from omni_loyalty_lot lot where ${condition})`
  )
  const values = parts.flatMap(([, values, uses]) =>
    uses === "of holds" ? [holds, ...values] : values
  )
  return [sql.join(" union all "), values]
}

async function lotsOf(
  manager: SqlEntityManager,
  parts: readonly Part[],
  holds: readonly string[] = []
): Promise<LotColumns[]> {
  return await preparedRows<LotColumns>(manager, ...selectLots(parts, holds))
}

/** Whether the page of lots spent first was the last one, or had enough. */
function pageSuffices(rows: readonly LotColumns[], wanted: number, now: Date): boolean {
  const spendable = rows.filter((lot) => lot.available > 0)
  const fresh = spendable.filter((lot) => lot.expires_at === null || lot.expires_at > now)
  return spendable.length < PAGE || fresh.reduce((sum, lot) => sum + lot.available, 0) >= wanted
}
