import type { ReturnRules } from "../modules/store-return/domain/policy-rules"

/** A version of the policy of returns. */
export type AdminReturnPolicy = {
  /** 0: the defaults, which hold until somebody publishes one. */
  version: number
  rules: ReturnRules
}

export type AdminReturnPolicyVersion = AdminReturnPolicy & {
  state: "past" | "current" | "future"
  in_force_from: string
  /** When a later version takes its place; null: not known. */
  in_force_until: string | null
  created_by: { id: string; name: string | null }
  created_at: string
}

export type AdminReturnPolicyList = {
  policies: AdminReturnPolicyVersion[]
  count: number
  limit: number
  offset: number
}
