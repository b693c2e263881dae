import type { TillAt } from "../../workflows/loyalty/till/origin"
import type { PosRequest } from "./authenticate"

/** The till that asks, now. */
export const tillOf = ({ pos: { device_id, retail_store_id } }: PosRequest): TillAt => ({
  device_id,
  retail_store_id,
  now: new Date(),
})
