import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** What a till proves itself with: each opens one door once, in whatever process. */
export type Proof = { device_id: string; jti: string; expires_at: Date }

/** Notes that a proof was used. @returns false when it was before */
export async function spendProof(manager: SqlEntityManager, proof: Proof): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `insert into omni_pos_assertion (device_id, jti, expires_at) values (?, ?, ?)
     on conflict do nothing returning jti`,
    [proof.device_id, proof.jti, proof.expires_at]
  )
  return rows.length > 0
}

/** A proof that has expired cannot be used again anyhow. */
export async function sweepProofs(manager: SqlEntityManager, now: Date): Promise<void> {
  await boundRows(manager, "delete from omni_pos_assertion where expires_at < ?", [now])
}
