import { createHash } from "node:crypto"
import { changeTables, type Knex, type Transaction } from "./change-tables"
import type { Sql } from "./jobs"

/** A statement-level trigger on a table that may be another's; it is bound at boot, not in a migration. */
export type StatementTrigger = {
  table: string
  event: "insert" | "update" | "delete"
  /** Name of the function, which a migration has made; it returns a trigger. */
  procedure: string
  /** Handed to the function as `tg_argv`. */
  arguments: readonly string[]
}

/** How the function sees the rows of its statement. */
const ROWS_OF_EVENT = {
  insert: "new table as changed",
  update: "old table as before new table as after",
  delete: "old table as changed",
}

/** Tells one version of a trigger from another, so that a boot sees at a glance what is there. */
function nameOf(prefix: string, trigger: StatementTrigger): string {
  const said = JSON.stringify([trigger.procedure, trigger.arguments, ROWS_OF_EVENT[trigger.event]])
  const version = createHash("sha256").update(said).digest("hex").slice(0, 12)
  return `${prefix}_${trigger.event}_${version}`
}

const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`

/** DDL takes no parameters; every part is a constant of ours. */
function creationOf(name: string, trigger: StatementTrigger): string {
  return `create trigger ${name} after ${trigger.event} on "${trigger.table}"
    referencing ${ROWS_OF_EVENT[trigger.event]}
    for each statement execute function ${trigger.procedure}(${trigger.arguments.map(literal).join(", ")})`
}

const keyOf = (row: { table: string; name: string }) => `${row.table}.${row.name}`

async function differences(
  connection: Transaction,
  prefix: string,
  wanted: readonly StatementTrigger[]
) {
  const tables = [...new Set(wanted.map((trigger) => trigger.table))]
  const { rows } = (await connection.raw(
    `select c.relname as table, t.tgname as name, false as missing
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and starts_with(t.tgname, ?) and pg_table_is_visible(c.oid)
     union all
     select name, '', true from jsonb_array_elements_text(?::jsonb) name where to_regclass(quote_ident(name)) is null`,
    [`${prefix}_`, JSON.stringify(tables)]
  )) as { rows: { table: string; name: string; missing: boolean }[] }
  const absent = new Set(rows.filter((row) => row.missing).map((row) => row.table))
  const bound = rows.filter((row) => !row.missing)
  const right = wanted
    .filter((trigger) => !absent.has(trigger.table))
    .map((trigger) => ({ trigger, table: trigger.table, name: nameOf(prefix, trigger) }))
  const have = new Set(bound.map(keyOf))
  const want = new Set(right.map(keyOf))
  return {
    stale: bound.filter((row) => !want.has(keyOf(row))),
    fresh: right.filter((row) => !have.has(keyOf(row))),
  }
}

/**
 * Brings the triggers whose names begin with `prefix` in step with `wanted`; tables that are not there are left out.
 * Without a difference nothing is locked. Several processes may boot at once: one binds, the others see it.
 * `changed` runs in the transaction that binds, and only then: what happened before was not seen by these triggers.
 * @throws when a busy table could not be locked within half a minute.
 */
export async function bindTriggers(
  connection: unknown,
  prefix: string,
  wanted: readonly StatementTrigger[],
  changed: (sql: Sql) => Promise<void>
): Promise<void> {
  const knex = connection as Knex
  const { stale, fresh } = await differences(knex, prefix, wanted)
  if (!stale.length && !fresh.length) {
    return
  }
  await changeTables(knex, prefix, (transaction) => bind(transaction, prefix, wanted, changed))
}

async function bind(
  transaction: Transaction,
  prefix: string,
  wanted: readonly StatementTrigger[],
  changed: (sql: Sql) => Promise<void>
): Promise<void> {
  const { stale, fresh } = await differences(transaction, prefix, wanted)
  for (const { table, name } of stale) {
    await transaction.raw(`drop trigger "${name}" on "${table}"`)
  }
  for (const { trigger, name } of fresh) {
    await transaction.raw(creationOf(name, trigger))
  }
  if (stale.length || fresh.length) {
    await changed(async <Row>(statement: string, values: unknown[]) => {
      return (await transaction.raw(statement, values)).rows as Row[]
    })
  }
}
