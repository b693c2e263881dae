export const SETTLE_ORDER_POINTS = "omni-settle-order-points"
export const DRY_RUN_RULES = "omni-dry-run-loyalty-rules"
