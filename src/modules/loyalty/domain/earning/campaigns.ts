import { localTimeAt } from "../local-time"
import { holdsFor } from "../matching"
import type { LoyaltyRules } from "../rules"
import type { CampaignRule } from "./campaign-rules"
import type { Purchase, PurchaseLine } from "./purchase"

/**
 * The campaigns that count for a line, the one of greatest priority first. They add up; one that stands alone counts
 * when it is the first, and then only it.
 */
export function campaignsFor(
  { earning, time_zone }: Pick<LoyaltyRules, "earning" | "time_zone">,
  purchase: Purchase,
  line: PurchaseLine
): CampaignRule[] {
  if (earning.campaigns.length === 0) {
    return []
  }
  const at = localTimeAt(purchase.at, time_zone)
  const [first, ...others] = earning.campaigns
    .filter(({ from, until }) => from <= at && at < until)
    .filter(({ when }) => holdsFor(when, purchase, line, time_zone))
    .sort((one, other) => other.priority - one.priority)
  if (!first || first.stacking === "alone") {
    return first ? [first] : []
  }
  return [first, ...others.filter(({ stacking }) => stacking === "adds")]
}
