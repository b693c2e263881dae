import type { LoyaltyRules } from "../modules/loyalty/domain/rules"
import type { LoyaltyActor } from "./loyalty-desk"

export type AdminLoyaltyRulesVersion = {
  version: number
  state: "past" | "current" | "future"
  in_force_from: string
  /** When a later version takes its place; null: not known. */
  in_force_until: string | null
  debt_limit: number
  restore_grace_days: number
  /** As they were published. */
  rules: Record<string, unknown>
  created_by: LoyaltyActor | null
  created_at: string
}

export type AdminLoyaltyRulesVersionList = {
  versions: AdminLoyaltyRulesVersion[]
  count: number
  limit: number
  offset: number
}

/** A member in a trial of rules: points that the orders of the period leave to them. */
export type AdminLoyaltyDryRunMember = {
  account_id: string
  customer: { id: string; email: string | null; name: string | null } | null
  present: number
  candidate: number
  difference: number
}

export type AdminLoyaltyDryRunResult = {
  /** Points that the orders leave to shoppers, returns taken off. */
  points: { present: number; candidate: number }
  /** By the currency of the orders; costs in minor units, null where a point has no worth in that currency. */
  currencies: {
    currency_code: string
    points: { present: number; candidate: number }
    cost: { present: number | null; candidate: number | null }
  }[]
  /** Members with orders in the period. */
  members: { more: number; less: number; same: number }
  /** At most 20 of each, by difference. */
  winners: AdminLoyaltyDryRunMember[]
  losers: AdminLoyaltyDryRunMember[]
  liability: {
    /** What all accounts have now, less what they owe. */
    outstanding: number
    /** As if the orders had earned by the candidate rules, and points were worth what those say; minor units. */
    values: { currency_code: string; before: number | null; after: number | null }[]
  }
}

/** A trial of rules on past orders. It changes nobody's points. */
export type AdminLoyaltyDryRun = {
  id: string
  programme_id: string
  status: "running" | "done" | "failed"
  /** From 0 to 1, by the time of the orders looked at. */
  progress: number
  from: string
  until: string
  /** The version it is compared with: the one in force when it was asked for. */
  present_version: number
  rules: LoyaltyRules
  /** Looked at so far. */
  orders: number
  requested_at: string
  finished_at: string | null
  /** Null until it is done. */
  result: AdminLoyaltyDryRunResult | null
}
