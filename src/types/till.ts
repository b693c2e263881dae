/** Tills as the dashboard sees them. Instants are UTC. */
import type { PosScope } from "./pos"
import type { TillDifference, TillIncidentKind } from "./till-sync"

export type AdminTillKey = {
  /** Thumbprint (RFC 7638). */
  kid: string
  created_at: string
  revoked_at: string | null
}

export type AdminTill = {
  id: string
  name: string
  retail_store_id: string
  scopes: PosScope[]
  auth_mode: "private_key_jwt" | "hmac"
  status: "unpaired" | "active" | "revoked"
  epoch: number
  /** What the till said of itself when it paired. */
  device_info: Record<string, string> | null
  paired_at: string | null
  revoked_at: string | null
  /** Whether the revoked till may still hand in what it made before. */
  may_drain: boolean
  last_seen_at: string | null
  created_at: string
  keys: AdminTillKey[]
}

export type AdminTillList = { tills: AdminTill[]; count: number; limit: number; offset: number }

/** Shown once; only its hash is kept. */
export type AdminPairingCode = { code: string; expires_at: string }

/** The receipt a Medusa order was made of. Amounts are integer minor units. */
export type AdminTillSale = {
  event_id: string
  receipt_number: string
  till_id: string
  till_name: string
  retail_store_id: string
  retail_store_name: string
  time_zone: string
  /** As the till names it, and the id its Z-report has; null for a sale outside of shifts. */
  shift: { shift_id: string; id: string | null } | null
  cashier: { id: string; name?: string } | null
  business_date: string
  /** The till's clock, and ours. */
  occurred_at: string
  received_at: string
  flags: string[]
  /** Made after its shift had been closed: apart from the Z-report's figures. */
  is_late: boolean
  currency_code: string
  total: number
  /** Cash rounding: `total` is the sum of the lines plus this. */
  rounding: number
  tenders: { type: string; amount: number; change: number | null; reference: string | null }[]
  differences: TillDifference[]
  void: {
    till_id: string
    event_id: string
    occurred_at: string
    reason: string
    cashier: { id: string; name?: string } | null
  } | null
  incidents: { id: string; kind: TillIncidentKind; status: "open" | "resolved" }[]
}
