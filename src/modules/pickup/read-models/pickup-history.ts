import { rowsOf, type SqlEntityManager } from "../../../core/sql"
import type { AdminPickupEvent } from "../../../types/http"
import type { SettlementRow } from "../operations/settlements"

export type HistoryRow = Omit<AdminPickupEvent, "actor_label" | "occurred_at" | "received_at"> & {
  occurred_at: Date | string
  received_at: Date | string
}

/** Every transition of a pickup, the first one first. */
export async function readHistory(
  manager: SqlEntityManager,
  pickupId: string
): Promise<HistoryRow[]> {
  return rowsOf<HistoryRow>(
    manager,
    `select id, version, command, from_status, to_status, actor_type, actor_id, retail_store_id,
       occurred_at, received_at, details
     from omni_pickup_event where pickup_id = ? order by version`,
    [pickupId]
  )
}

/** Money given back for a pickup, the first one first. */
export async function readSettlements(
  manager: SqlEntityManager,
  pickupId: string
): Promise<SettlementRow[]> {
  return rowsOf<SettlementRow>(
    manager,
    "select * from omni_pickup_settlement where pickup_id = ? and deleted_at is null order by created_at, id",
    [pickupId]
  )
}
