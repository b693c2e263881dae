import type { AdminTillIncident, TillIncidentKind } from "../../../src/types/till-sync"

export const INCIDENT_KINDS = [
  "oversell",
  "unknown_product",
  "return_exceeds_sale",
  "total_difference",
  "pickup_hand_over_conflict",
  "late_sale_in_closed_shift",
  "promise_at_risk",
  "points_account_unknown",
  "points_overspent",
] as const satisfies TillIncidentKind[]

export const INCIDENT_STATES = ["open", "resolved"] as const satisfies AdminTillIncident["status"][]
