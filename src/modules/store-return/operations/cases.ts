import { enqueueJob } from "../../../core/jobs"
import { type Bound, boundRows, type SqlEntityManager } from "../../../core/sql"
import type { FiscalReceipt } from "../../../types/fiscal"
import { planReceivedNotice } from "./case-notices"
import { noteGiftReturned } from "./gift-receipts"
import { addTerms, type ReturnTerms } from "./terms"
import type {
  AcceptedBy,
  NewUnitRow,
  ReturnCase,
  ReturnCaseRow,
  ReturnLegRow,
  ReturnUnitRow,
} from "../types"
import { planRefundNotice } from "./request-notices"

export const SETTLE_RETURN_JOB = "omni-settle-return"

export type NewReturnCase = Omit<
  ReturnCaseRow,
  "state" | "failure" | "medusa_return_id" | "settled_at" | "fiscal_receipt" | "transfer_id"
> & {
  idempotency_key: string | null
  terms: ReturnTerms
  units: readonly Omit<ReturnUnitRow, "case_id">[]
  new_units: readonly Omit<NewUnitRow, "case_id">[]
  legs: readonly Pick<
    ReturnLegRow,
    "id" | "kind" | "payment_id" | "provider_id" | "tender" | "amount" | "credit_customer_id"
  >[]
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
  "due",
  "due_tender",
  "delivery_address",
  "note",
  "accepted_by",
  "way",
  "cashier",
  "accepted_at",
  "gift_receipt_id",
  "idempotency_key",
  "input_hash",
] as const satisfies readonly (keyof NewReturnCase)[]

/** Writes down what came back, and the job that does the rest. A unit that another case has is refused by its key. */
export async function addCase(manager: SqlEntityManager, added: NewReturnCase): Promise<void> {
  await insertCase(manager, added, null)
  if (added.gift_receipt_id) {
    await noteGiftReturned(manager, added.gift_receipt_id, added.units)
  }
  await planReceivedNotice(manager, added)
  await enqueueSettling(manager, added)
}

/** Of a return that is over when it is written down: Medusa's return of it, and who gave all of its money when. */
export type CaseIsOver = { medusa_return_id: string | null; by: AcceptedBy; at: Date }

/** The rows of a case; `over` null: its money and Medusa's return are still to come. */
export async function insertCase(
  manager: SqlEntityManager,
  added: NewReturnCase,
  over: CaseIsOver | null
): Promise<void> {
  const { units, legs, new_units, terms, ...row } = added
  await boundRows(
    manager,
    `insert into omni_return_case (${COLUMNS.join(", ")}, state, settled_at, medusa_return_id)
     values (${COLUMNS.map(() => "?").join(", ")}, ?, ?, ?)`,
    [
      ...COLUMNS.map((column) => {
        const value = row[column]
        const isJson = column === "cashier" || column === "delivery_address"
        return isJson ? value && JSON.stringify(value) : (value as Bound)
      }),
      ...[over ? "settled" : "accepted", over?.at ?? null, over?.medusa_return_id ?? null],
    ]
  )
  await boundRows(
    manager,
    `insert into omni_return_unit
       (case_id, order_line_item_id, place, variant_id, title, reason, grade, disposition, stock_location_id, amount)
     select ?, * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
       ?::bigint[])`,
    [
      row.id,
      units.map(({ order_line_item_id }) => order_line_item_id),
      units.map(({ place }) => place),
      units.map(({ variant_id }) => variant_id),
      units.map(({ title }) => title),
      units.map(({ reason }) => reason),
      units.map(({ grade }) => grade),
      units.map(({ disposition }) => disposition),
      units.map(({ stock_location_id }) => stock_location_id),
      units.map(({ amount }) => amount),
    ] as never
  )
  await boundRows(
    manager,
    `insert into omni_return_leg
       (case_id, done_at, done_by, done_way, id, kind, payment_id, provider_id, tender, amount, credit_customer_id)
     select ?, ?::timestamptz, ?, ?, *
     from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])`,
    [
      ...[row.id, over?.at ?? null, over?.by.id ?? null, over?.by.way ?? null],
      legs.map(({ id }) => id),
      legs.map(({ kind }) => kind),
      legs.map(({ payment_id }) => payment_id),
      legs.map(({ provider_id }) => provider_id),
      legs.map(({ tender }) => tender),
      legs.map(({ amount }) => amount),
      legs.map(({ credit_customer_id }) => credit_customer_id),
    ] as never
  )
  await boundRows(
    manager,
    `insert into omni_return_new_unit (case_id, place, line_item_id, variant_id, product_id, title, variant_title, sku,
       thumbnail, amount, tax_lines, from_location_id, collect)
     select ?, place, line_item_id, variant_id, product_id, title, variant_title, sku, thumbnail, amount, tax_lines,
       from_location_id, collect
     from jsonb_to_recordset(?::jsonb) as unit(place int, line_item_id text, variant_id text, product_id text,
       title text, variant_title text, sku text, thumbnail text, amount bigint, tax_lines jsonb,
       from_location_id text, collect boolean)`,
    [row.id, JSON.stringify(new_units)]
  )
  await addTerms(manager, added, terms)
}

/** What is still to be done of a return is done by a job. */
export async function enqueueSettling(
  manager: SqlEntityManager,
  { id, order_id }: Pick<ReturnCaseRow, "id" | "order_id">
): Promise<void> {
  await enqueueJob(
    manager,
    SETTLE_RETURN_JOB,
    { case_id: id },
    { queue: `omni-return:${order_id ?? id}` }
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
    `update omni_return_case set medusa_return_id = ?, delivery_address = null, updated_at = now()
     where id = ?`,
    [medusaReturnId, caseId]
  )
}

/** @param by who gave it; null: it went by itself */
export async function noteLegDone(
  manager: SqlEntityManager,
  legId: string,
  by: AcceptedBy | null,
  now: Date
): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `update omni_return_leg set done_at = ?, done_by = ?, done_way = ?, failure = null
     where id = ? and done_at is null returning id`,
    [now, by?.id ?? null, by?.way ?? null, legId]
  )
  return rows.length > 0
}

/** The loyalty plugin gave this store credit, by that transaction. */
export async function noteLegCredited(
  manager: SqlEntityManager,
  legId: string,
  transactionId: string,
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_return_leg set done_at = ?, credit_transaction_id = ?, failure = null
     where id = ? and done_at is null`,
    [now, transactionId, legId]
  )
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

/**
 * A case whose legs are all done is settled, once it has the receipt it may need; one with a leg for people waits for
 * them.
 * @returns whether it was settled by this
 */
export async function noteProgress(
  manager: SqlEntityManager,
  caseId: string,
  { now, needsReceipt }: { now: Date; needsReceipt: boolean }
): Promise<boolean> {
  const [progress] = await boundRows<Pick<ReturnCaseRow, "state">>(
    manager,
    `update omni_return_case returned
     set failure = null, updated_at = now(), state = progress.state,
       settled_at = case when progress.state = 'settled' then ?::timestamptz end
     from (
       select case
         when exists (select 1 from omni_return_leg where case_id = ? and done_at is null) then 'waiting'
         when ? and exists (select 1 from omni_return_case where id = ? and fiscal_receipt is null) then 'accepted'
         else 'settled' end as state
     ) progress
     where id = ? and returned.state <> 'settled' and (medusa_return_id is not null or order_id is null)
     returning returned.state`,
    [now, caseId, needsReceipt, caseId, caseId]
  )
  await planRefundNotice(manager, caseId, now)
  return progress?.state === "settled"
}

export async function noteReceipt(
  manager: SqlEntityManager,
  caseId: string,
  receipt: FiscalReceipt
): Promise<void> {
  await boundRows(
    manager,
    `update omni_return_case set fiscal_receipt = ?::jsonb, updated_at = now()
     where id = ? and fiscal_receipt is null`,
    [JSON.stringify(receipt), caseId]
  )
}

/** Cases whole, the youngest first. */
export async function findCases(
  manager: SqlEntityManager,
  ids: readonly string[]
): Promise<ReturnCase[]> {
  const [cases, units, legs, newUnits] = await Promise.all([
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
    boundRows<NewUnitRow>(
      manager,
      "select * from omni_return_new_unit where case_id = any(?::text[]) order by case_id, place",
      [ids]
    ),
  ])
  return cases.map((row) => ({
    ...row,
    accepted_at: new Date(row.accepted_at),
    settled_at: row.settled_at && new Date(row.settled_at),
    worth: Number(row.worth),
    amount: Number(row.amount),
    due: Number(row.due),
    new_units: newUnits
      .filter(({ case_id }) => case_id === row.id)
      .map((unit) => ({ ...unit, amount: Number(unit.amount) })),
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
