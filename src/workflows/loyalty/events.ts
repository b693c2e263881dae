/** Past facts about a membership; `id` is the account's. */
export const LoyaltyEvents = {
  /** `{ id, tier, tier_before }`, codes; null: no tier. */
  TIER_CHANGED: "omni_loyalty.tier_changed",
  /** `{ id, tier, falls_at }`: she goes down by one step then, unless she buys enough before. */
  TIER_ENDING: "omni_loyalty.tier_ending",
} as const
