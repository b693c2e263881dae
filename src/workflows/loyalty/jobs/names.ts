export const SETTLE_ORDER_POINTS = "omni-settle-order-points"
