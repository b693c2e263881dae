import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** That transfer takes units of the case to the centre. */
export async function noteTransfer(
  manager: SqlEntityManager,
  caseId: string,
  transferId: string
): Promise<void> {
  await boundRows(manager, "update omni_return_case set transfer_id = ? where id = ?", [
    transferId,
    caseId,
  ])
}
