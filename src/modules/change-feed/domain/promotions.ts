import { createHash } from "node:crypto"
import { toMinor } from "../../../core/money"
import type { PosPromotion, PosPromotionRule } from "../../../types/pos-changes"
import type { StoreView } from "../types"

export type PromotionRow = Omit<PosPromotion, "method" | "promo_version"> & {
  method: Omit<PosPromotion["method"], "value"> & {
    /** Medusa's amount or per cent, as decimal text. */
    value: string
  }
}

/** What the store itself decides, by the attributes of Medusa's rules. */
const factsOf = (view: StoreView): Record<string, string | null> => ({
  "region.id": view.region_id,
  region_id: view.region_id,
  "shipping_address.country_code": view.country_code,
  sales_channel_id: view.sales_channel_id,
  currency_code: view.currency_code,
})

/** As Medusa compares one value. */
function holds({ operator, values }: PosPromotionRule, fact: string | null): boolean {
  switch (operator) {
    case "eq":
    case "in":
      return fact !== null && values.includes(fact)
    case "ne":
      return fact === null || !values.includes(fact)
    default:
      return false
  }
}

/**
 * The terms of a promotion as a till keeps them; null when no till of this store can apply it: it is about
 * delivery, in another currency, or for another region, country or channel.
 */
export function promotionDataOf(row: PromotionRow, view: StoreView): PosPromotion | null {
  const { method, used, campaign, limit, ...terms } = row
  const facts = factsOf(view)
  const decided = row.rules.filter((rule) => rule.attribute in facts)
  const isElsewhere = decided.some((rule) => !holds(rule, facts[rule.attribute] ?? null))
  const isForeign = method.type === "fixed" && method.currency_code !== view.currency_code
  if (isElsewhere || isForeign || method.target_type === "shipping_methods") {
    return null
  }
  const data = {
    ...terms,
    limit,
    used,
    campaign: campaign && { ...campaign, budget: budgetOf(campaign.budget) },
    rules: row.rules.filter((rule) => !(rule.attribute in facts)),
    method: {
      ...method,
      value:
        method.type === "fixed"
          ? toMinor(method.value, method.currency_code as string)
          : Number(method.value),
    },
  }
  return { ...data, promo_version: versionOf(data) }
}

type Campaign = NonNullable<PosPromotion["campaign"]>

function budgetOf(budget: Campaign["budget"]): Campaign["budget"] {
  if (!budget?.currency_code || !budget.type.startsWith("spend")) {
    return budget
  }
  const currency = budget.currency_code
  return {
    ...budget,
    limit: budget.limit === null ? null : toMinor(budget.limit, currency),
    used: toMinor(budget.used, currency),
  }
}

const VERSION_LENGTH = 16

/** Over the terms alone: every use of a promotion would otherwise make it another one. */
function versionOf({ used: _, campaign, ...terms }: Omit<PosPromotion, "promo_version">): string {
  const dates = campaign && [campaign.id, campaign.starts_at, campaign.ends_at]
  return createHash("sha256")
    .update(JSON.stringify([terms, dates]))
    .digest("hex")
    .slice(0, VERSION_LENGTH)
}
