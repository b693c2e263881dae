import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { OverrideRow } from "../operations/terms"

export type TermsOfCase = {
  policy_version: number
  fee: number
  /** As `ReturnTerms`. */
  lapsed: number
  override: OverrideRow | null
}

/** By which terms cases were taken; a case from before there were any has none. */
export async function findTerms(
  manager: SqlEntityManager,
  caseIds: readonly string[]
): Promise<Map<string, TermsOfCase>> {
  const rows = await boundRows<{
    case_id: string
    policy_version: number
    fee: string
    lapsed: string
    override: (Omit<OverrideRow, "at"> & { at: string }) | null
  }>(
    manager,
    `select terms.case_id, policy_version, fee, lapsed, to_jsonb(override.*) as override
     from omni_return_terms terms left join omni_return_override override using (case_id)
     where terms.case_id = any(?::text[])`,
    [caseIds]
  )
  return new Map(
    rows.map(({ case_id, policy_version, fee, lapsed, override }) => [
      case_id,
      {
        policy_version,
        fee: Number(fee),
        lapsed: Number(lapsed),
        override: override && { ...override, at: new Date(override.at) },
      },
    ])
  )
}
