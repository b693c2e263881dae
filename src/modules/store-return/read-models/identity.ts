import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** Who brought the goods of a case, sealed; null when it was not asked, or was erased. */
export async function findSealedIdentity(
  manager: SqlEntityManager,
  caseId: string
): Promise<string | null> {
  const [row] = await boundRows<{ sealed: string }>(
    manager,
    "select sealed from omni_return_identity where case_id = ?",
    [caseId]
  )
  return row?.sealed ?? null
}
