/** What tills made happen. Each carries the id of its subject as `data.id`. */
export const PosEvents = {
  /** A till's sale is a Medusa order now; `id` is the order's. */
  SALE_RECORDED: "omni_pos.sale_recorded",
} as const
