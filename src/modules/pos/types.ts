import type { PosScope } from "./domain/scopes"

/** Who stands behind a request of `/pos/v1`, from its token or signature alone. */
export type PosCredential = {
  device_id: string
  device_name: string
  retail_store_id: string
  stock_location_id: string
  sales_channel_id: string
  scopes: PosScope[]
  epoch: number
  /** `quarantine`: the till is revoked; it may only hand in what it made before. */
  lane: "live" | "quarantine"
  revoked_at: Date | null
}

/** Place of an event in its till's own order; across tills only clocks compare. */
export type EventPlace = { device_id: string; epoch: number; seq: number }
