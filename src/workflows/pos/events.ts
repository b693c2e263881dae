/** What tills made happen. Each carries the id of its subject as `data.id`. */
export const PosEvents = {
  /** A till's sale is a Medusa order now; `id` is the order's. */
  SALE_RECORDED: "omni_pos.sale_recorded",
  /** An online order may lack goods that a till sold; `id` is the order's, `pickup_id` null for one that is sent. */
  PROMISE_AT_RISK: "omni_pos.promise_at_risk",
} as const
