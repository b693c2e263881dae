import type { PosScope } from "../../../src/types/pos"

/** What a till may be allowed to do, in the order a person thinks of it. */
export const SCOPES = [
  "sales",
  "returns",
  "shifts",
  "stock",
  "pickups",
  "customers",
  "loyalty",
  "catalogue",
] as const satisfies PosScope[]
