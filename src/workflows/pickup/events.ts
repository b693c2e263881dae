import type { PickupCommand } from "../../types/http"

/** Past facts about a pickup; each carries only its id. One for every transition. */
export const PickupEvents = {
  place: "omni_pickup.placed",
  accept: "omni_pickup.accepted",
  pick: "omni_pickup.picked",
  ready: "omni_pickup.ready",
  "hand-over": "omni_pickup.handed_over",
  reject: "omni_pickup.rejected",
  extend: "omni_pickup.extended",
  cancel: "omni_pickup.cancelled",
  expire: "omni_pickup.expired",
  "reissue-code": "omni_pickup.code_reissued",
  reschedule: "omni_pickup.rescheduled",
  collector: "omni_pickup.collector_changed",
  reroute: "omni_pickup.rerouted",
  convert: "omni_pickup.converted",
} as const satisfies Record<PickupCommand | "place", string>
