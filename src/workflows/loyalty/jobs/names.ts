export const SETTLE_ORDER_POINTS = "omni-settle-order-points"
export const TELL_OF_TIER = "omni-tell-of-tier"
export const DRY_RUN_RULES = "omni-dry-run-loyalty-rules"
