/** Tills as the dashboard sees them. Instants are UTC. */
import type { PosScope } from "./pos"

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
