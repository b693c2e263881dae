import { enqueueJob } from "../../../core/jobs"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { ReturnCase, ReturnCaseRow, ReturnLegRow, ReturnUnitRow } from "../types"

export const SETTLE_RETURN_JOB = "omni-settle-return"

export type NewReturnCase = Omit<
  ReturnCaseRow,
  "state" | "failure" | "medusa_return_id" | "settled_at"
> & {
  idempotency_key: string | null
  units: readonly Omit<ReturnUnitRow, "case_id">[]
  legs: readonly Pick<ReturnLegRow, "id" | "payment_id" | "provider_id" | "amount">[]
}

const COLUMNS = [
  "id",
  "order_id",
  "order_display_id",
  "retail_store_id",
  "stock_location_id",
  "currency_code",
  "worth",
  "amount",
  "note",
  "accepted_by",
  "accepted_at",
  "idempotency_key",
  "input_hash",
] as const satisfies readonly (keyof NewReturnCase)[]

/** Writes down what came back, and the job that does the rest. A unit that another case has is refused by its key. */
export async function addCase(manager: SqlEntityManager, added: NewReturnCase): Promise<void> {
  const { units, legs, ...row } = added
  await boundRows(
    manager,
    `insert into omni_return_case (${COLUMNS.join(", ")})
     values (${COLUMNS.map(() => "?").join(", ")})`,
    COLUMNS.map((column) => row[column])
  )
  await boundRows(
    manager,
    `insert into omni_return_unit
       (case_id, order_line_item_id, place, variant_id, title, reason, grade, amount)
     select ?, * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])`,
    [
      row.id,
      units.map(({ order_line_item_id }) => order_line_item_id),
      units.map(({ place }) => place),
      units.map(({ variant_id }) => variant_id),
      units.map(({ title }) => title),
      units.map(({ reason }) => reason),
      units.map(({ grade }) => grade),
      units.map(({ amount }) => amount),
    ] as never
  )
  await boundRows(
    manager,
    `insert into omni_return_leg (case_id, id, payment_id, provider_id, amount)
     select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])`,
    [
      row.id,
      legs.map(({ id }) => id),
      legs.map(({ payment_id }) => payment_id),
      legs.map(({ provider_id }) => provider_id),
      legs.map(({ amount }) => amount),
    ] as never
  )
  await enqueueJob(
    manager,
    SETTLE_RETURN_JOB,
    { case_id: row.id },
    { queue: `omni-return:${row.order_id}` }
  )
}

/** The units of an order are in Medusa's order from now on. */
export async function noteRecorded(
  manager: SqlEntityManager,
  caseId: string,
  medusaReturnId: string
): Promise<void> {
  await boundRows(
    manager,
    "update omni_return_case set medusa_return_id = ?, updated_at = now() where id = ?",
    [medusaReturnId, caseId]
  )
}

export async function noteLegDone(
  manager: SqlEntityManager,
  legId: string,
  by: string | null,
  now: Date
): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `update omni_return_leg set done_at = ?, done_by = ?, failure = null
     where id = ? and done_at is null returning id`,
    [now, by, legId]
  )
  return rows.length > 0
}

export async function noteLegFailed(
  manager: SqlEntityManager,
  legId: string,
  failure: string
): Promise<void> {
  await boundRows(manager, "update omni_return_leg set failure = ? where id = ?", [failure, legId])
}

export async function noteFailure(
  manager: SqlEntityManager,
  caseId: string,
  failure: string
): Promise<void> {
  await boundRows(
    manager,
    "update omni_return_case set failure = ?, updated_at = now() where id = ? and state <> 'settled'",
    [failure, caseId]
  )
}

/** A case whose legs are all done is settled; one with a leg for people waits for them. */
export async function noteProgress(
  manager: SqlEntityManager,
  caseId: string,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_return_case returned
     set failure = null, updated_at = now(), state = case when open then 'waiting' else 'settled' end,
       settled_at = case when open then null else ?::timestamptz end
     from (select exists (
       select 1 from omni_return_leg where case_id = ? and done_at is null
     ) as open) legs
     where id = ? and state <> 'settled' and medusa_return_id is not null`,
    [now, caseId, caseId]
  )
}

/** Cases whole, the youngest first. */
export async function findCases(
  manager: SqlEntityManager,
  ids: readonly string[]
): Promise<ReturnCase[]> {
  const [cases, units, legs] = await Promise.all([
    boundRows<ReturnCaseRow>(
      manager,
      "select * from omni_return_case where id = any(?::text[]) and deleted_at is null order by accepted_at desc, id",
      [ids]
    ),
    boundRows<ReturnUnitRow>(
      manager,
      `select * from omni_return_unit where case_id = any(?::text[]) order by order_line_item_id, place`,
      [ids]
    ),
    boundRows<ReturnLegRow>(
      manager,
      "select * from omni_return_leg where case_id = any(?::text[]) order by id",
      [ids]
    ),
  ])
  return cases.map((row) => ({
    ...row,
    accepted_at: new Date(row.accepted_at),
    settled_at: row.settled_at && new Date(row.settled_at),
    worth: Number(row.worth),
    amount: Number(row.amount),
    units: units
      .filter(({ case_id }) => case_id === row.id)
      .map((unit) => ({ ...unit, amount: Number(unit.amount) })),
    legs: legs
      .filter(({ case_id }) => case_id === row.id)
      .map((leg) => ({
        ...leg,
        amount: Number(leg.amount),
        done_at: leg.done_at && new Date(leg.done_at),
      })),
  }))
}

export async function findRequest(
  manager: SqlEntityManager,
  acceptedBy: string,
  key: string
): Promise<{ id: string; input_hash: string } | undefined> {
  const [row] = await boundRows<{ id: string; input_hash: string }>(
    manager,
    "select id, input_hash from omni_return_case where accepted_by = ? and idempotency_key = ? and deleted_at is null",
    [acceptedBy, key]
  )
  return row
}

/** What cases of an order took back and Medusa's order does not show yet, and what people gave or will give back. */
export async function pendingOf(
  manager: SqlEntityManager,
  orderId: string
): Promise<{ units: Map<string, number>; by_hand: number }> {
  const units = await boundRows<{ order_line_item_id: string; units: number }>(
    manager,
    `select order_line_item_id, count(*)::int as units
     from omni_return_case returned join omni_return_unit unit on unit.case_id = returned.id
     where order_id = ? and medusa_return_id is null and deleted_at is null group by 1`,
    [orderId]
  )
  const [hand] = await boundRows<{ amount: string }>(
    manager,
    `select coalesce(sum(leg.amount), 0) as amount
     from omni_return_case returned join omni_return_leg leg on leg.case_id = returned.id
     where order_id = ? and payment_id is null and deleted_at is null`,
    [orderId]
  )
  return {
    units: new Map(units.map((row) => [row.order_line_item_id, row.units])),
    by_hand: Number(hand!.amount),
  }
}
