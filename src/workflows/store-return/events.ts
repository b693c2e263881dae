import type { RequestState } from "../../modules/store-return/domain/request-states"

/** Past facts about returns, by the state that begins; each carries only an id. */
export const ReturnEvents = {
  /** A shopper asked online to return goods; `id` is the request's, as in the next three. */
  requested: "omni_return.requested",
  /** What was asked for came, or staff noted that nothing of it did. */
  received: "omni_return.received",
  cancelled: "omni_return.cancelled",
  expired: "omni_return.expired",
  /** Goods were taken back, asked for or not, or a till told of it later; `id` is the return's, as in the next. */
  accepted: "omni_return.accepted",
  /** All of its money is where it belongs, and the receipt it may need is made. */
  settled: "omni_return.settled",
} as const satisfies Record<RequestState | "accepted" | "settled", string>
