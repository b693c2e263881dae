import { preparedRows, type SqlEntityManager } from "../../../core/sql"
import { DEVICE_COLUMNS, type DeviceRow } from "../operations/devices"

export type TillStateRow = {
  device: DeviceRow
  /** Thumbprints of its keys in force. */
  key_ids: string[]
  /** Null when its store is gone, or has no channel. */
  place: { stock_location_id: string; sales_channel_id: string } | null
}

type Row = DeviceRow & {
  key_ids: string[]
  stock_location_id: string | null
  sales_channel_id: string | null
}

const STATE = `
  select device.*, store.stock_location_id, store.sales_channel_id,
    array(select kid from omni_pos_device_key key
      where key.device_id = device.id and key.revoked_at is null and key.deleted_at is null
      order by key.created_at, key.id) as key_ids
  from (select ${DEVICE_COLUMNS} from omni_pos_device where id = ? and deleted_at is null) device
  left join omni_retail_store store on store.id = device.retail_store_id and store.deleted_at is null`

/** A till with its rights and its place; null when there is none. One statement: every few seconds each till's is read. */
export async function readTillState(
  manager: SqlEntityManager,
  deviceId: string
): Promise<TillStateRow | null> {
  const [row] = await preparedRows<Row>(manager, STATE, [deviceId])
  if (!row) {
    return null
  }
  const { key_ids, stock_location_id, sales_channel_id, ...device } = row
  const place =
    stock_location_id && sales_channel_id ? { stock_location_id, sales_channel_id } : null
  return { device, key_ids, place }
}
