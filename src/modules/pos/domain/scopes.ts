/** What a till's credential may be allowed to do. */
export const POS_SCOPES = [
  "sales",
  "returns",
  "stock",
  "customers",
  "loyalty",
  "pickups",
  "shifts",
  "catalogue",
] as const
export type PosScope = (typeof POS_SCOPES)[number]
