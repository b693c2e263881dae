import { boundRows, type SqlEntityManager } from "../../../core/sql"

type Key = { device_id: string; event_id: string }

/** Puts a failed follow-up back in line. @returns false when it has not failed */
export async function retryFollowUp(manager: SqlEntityManager, event: Key): Promise<boolean> {
  const rows = await boundRows(
    manager,
    `update omni_pos_event set follow_up = 'pending', follow_up_error = null
     where device_id = ? and event_id = ?::uuid and follow_up = 'failed' returning event_id`,
    [event.device_id, event.event_id]
  )
  return rows.length > 0
}
