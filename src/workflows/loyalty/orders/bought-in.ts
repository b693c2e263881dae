import type { Purchase } from "../../../modules/loyalty/domain/earning/purchase"

/** What tiers and bonuses want to know of a line later: in which purchase it was bought, where and when. */
export const boughtIn = (purchase: string, { channel, at }: Pick<Purchase, "channel" | "at">) => ({
  purchase,
  channel,
  bought_at: at.toISOString(),
})
