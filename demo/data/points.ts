import { BRAND } from "./brand"

/** What a new member may spend at once. */
export const WELCOME_POINTS = 500

/** 5 points for each full hundred roubles; a point is a rouble, for up to a third of the goods. */
export const PROGRAMME = {
  handle: "club",
  name: `${BRAND.name} Club`,
  debt_limit: 5_000,
  restore_grace_days: 30,
  rules: {
    time_zone: "Europe/Moscow",
    earning: {
      rates: { [BRAND.currency]: { points: 5, per: 100_00 } },
      multipliers: [{ code: "monday", percent: 200, when: { weekdays: [1] } }],
    },
    vesting: { return_window_days: 14 },
    life_days: 365,
    spending: {
      values: { [BRAND.currency]: 1_00 },
      max_share_percent: 30,
      exclude: { sale_items: true },
    },
  },
}
