import type { Sql } from "../../../core/jobs"
import { CHECKS } from "./checks"

/** Something that does not hold of the ledger. */
export type Finding = {
  /** Which promise is broken. */
  check: string
  /** The account, posting, lot, hold or programme it is broken for. */
  subject: string
}

/**
 * Looks whether everything the ledger promises holds; answers what does not, up to `limit` of each kind. Each check
 * is one statement and sees one moment, so it can run beside others' work.
 */
export async function verifyLedger(sql: Sql, limit: number): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [check, statement] of Object.entries(CHECKS)) {
    const rows = await sql<{ subject: string }>(`${statement} limit ?`, [limit])
    findings.push(...rows.map(({ subject }) => ({ check, subject })))
  }
  return findings
}

/** A finding in words, for a log or a screen. */
export const describeFinding = ({ check, subject }: Finding): string => `${check}: ${subject}`
