import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** Of these references those that points were given for. */
export async function knownReferences(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<string[]> {
  const rows = await boundRows<{ reference: string }>(
    manager,
    "select reference from omni_loyalty_lot where reference = any(?::text[])",
    [references]
  )
  return rows.map(({ reference }) => reference)
}

/** Holds whose points paid for one of these lines. */
export async function holdsOfLines(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<string[]> {
  const rows = await boundRows<{ hold_id: string }>(
    manager,
    "select distinct hold_id from omni_loyalty_burn_line where reference = any(?::text[])",
    [references]
  )
  return rows.map(({ hold_id }) => hold_id)
}

/** The accounts that were given points for one of these lines. */
export async function earnersOfLines(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<string[]> {
  const rows = await boundRows<{ account_id: string }>(
    manager,
    "select distinct account_id from omni_loyalty_lot where reference = any(?::text[])",
    [references]
  )
  return rows.map(({ account_id }) => account_id)
}
