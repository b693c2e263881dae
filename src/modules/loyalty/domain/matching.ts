import type { Goods, Purchase } from "./earning/purchase"
import type { ConditionRule, ExclusionRules, GoodsRule } from "./rules"

const shares = (wanted: readonly string[] | undefined, has: readonly (string | null)[]): boolean =>
  wanted?.some((id) => has.includes(id)) ?? false

const namesGoods = (rule: GoodsRule): boolean =>
  !!(rule.product_ids || rule.category_ids || rule.collection_ids || rule.tag_ids || rule.brands)

const spelled = (brand: string): string => brand.trim().toLowerCase()

const isOfBrand = ({ brands }: GoodsRule, { brand }: Goods): boolean =>
  brand !== null && shares(brands?.map(spelled), [spelled(brand)])

/** Whether goods are among those a rule names; one that names none means none. */
const isAmong = (rule: GoodsRule, goods: Goods): boolean =>
  shares(rule.product_ids, [goods.product_id]) ||
  shares(rule.category_ids, goods.category_ids) ||
  shares(rule.collection_ids, [goods.collection_id]) ||
  shares(rule.tag_ids, goods.tag_ids) ||
  isOfBrand(rule, goods)

export type Exclusion = "gift_card" | "sale_item" | "goods"

/** Why goods are kept out; null: they are not. */
export function exclusionOf(rules: ExclusionRules, goods: Goods): Exclusion | null {
  if (rules.gift_cards && goods.is_gift_card) {
    return "gift_card"
  }
  if (rules.sale_items && goods.is_on_sale) {
    return "sale_item"
  }
  return isAmong(rules, goods) ? "goods" : null
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

function weekdayAt(instant: Date, timeZone: string): number {
  const name = new Intl.DateTimeFormat("en", { weekday: "short", timeZone }).format(instant)
  return WEEKDAYS.indexOf(name) + 1
}

/** Whether a condition holds for a line of a purchase. `from` is the first instant, `until` the first after. */
export function holdsFor(
  when: ConditionRule,
  purchase: Purchase,
  goods: Goods,
  timeZone: string
): boolean {
  const { at } = purchase
  const holds = [
    !namesGoods(when) || isAmong(when, goods),
    !when.channels || when.channels.includes(purchase.channel),
    !when.sales_channel_ids || shares(when.sales_channel_ids, [purchase.sales_channel_id]),
    !when.retail_store_ids || shares(when.retail_store_ids, [purchase.retail_store_id]),
    !when.from || at >= new Date(when.from),
    !when.until || at < new Date(when.until),
    !when.weekdays || when.weekdays.includes(weekdayAt(at, purchase.time_zone ?? timeZone)),
  ]
  return holds.every(Boolean)
}
