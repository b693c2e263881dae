import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** What one line gave and what it was paid with, and what of both has been reversed. */
export type LinePoints = {
  reference: string
  earned: number
  taken_back: number
  spent: number
  given_back: number
  /** When what it gave may be spent, and until when; null: not known yet, or for ever. */
  vests_at: Date | null
  expires_at: Date | null
}

const NOTHING = { earned: 0, taken_back: 0, spent: 0, given_back: 0 }

/** The points of lines, by their references; a line without any is not among them. */
export async function readLinePoints(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<Map<string, LinePoints>> {
  const lots = await boundRows<Omit<LinePoints, "spent" | "given_back">>(
    manager,
    `select reference, granted::float8 as earned, clawed_back::float8 as taken_back, vests_at, expires_at
     from omni_loyalty_lot where reference = any(?::text[])`,
    [references]
  )
  const burns = await boundRows<Pick<LinePoints, "reference" | "spent" | "given_back">>(
    manager,
    `select reference, sum(points)::float8 as spent, sum(restored)::float8 as given_back
     from omni_loyalty_burn_line where reference = any(?::text[]) group by reference`,
    [references]
  )
  const lines = new Map<string, LinePoints>()
  for (const { reference, ...known } of [...lots, ...burns]) {
    const before = lines.get(reference) ?? { ...NOTHING, vests_at: null, expires_at: null }
    lines.set(reference, { ...before, ...known, reference })
  }
  return lines
}

/** The accounts that lines gave points to, or took them from, where they are now. */
export async function accountsOfLines(
  manager: SqlEntityManager,
  references: readonly string[]
): Promise<string[]> {
  const rows = await boundRows<{ account_id: string }>(
    manager,
    `select account_id from omni_loyalty_lot where reference = any(?::text[])
     union
     select hold.account_id from omni_loyalty_burn_line line
     join omni_loyalty_hold hold on hold.id = line.hold_id where line.reference = any(?::text[])
     order by account_id`,
    [references, references]
  )
  return rows.map(({ account_id }) => account_id)
}
