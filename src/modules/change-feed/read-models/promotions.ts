import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { chosen, type Which } from "../../../core/which"
import type { PosPromotion } from "../../../types/pos-changes"
import { promotionDataOf, type PromotionRow } from "../domain/promotions"
import type { StoreView } from "../types"
import { isoOf } from "./instants"

/** The rules a pivot table leads to, in a settled order. */
const rulesOf = (pivot: string, column: string, owner: string): string => `coalesce((
  select jsonb_agg(jsonb_build_object('attribute', rule.attribute, 'operator', rule.operator, 'values', (
      select coalesce(jsonb_agg(v.value order by v.value), '[]') from promotion_rule_value v
      where v.promotion_rule_id = rule.id and v.deleted_at is null
    )) order by rule.attribute, rule.operator, rule.id)
  from ${pivot} pivot join promotion_rule rule on rule.id = pivot.promotion_rule_id and rule.deleted_at is null
  where pivot.${column} = ${owner}), '[]')`

type Instant = Date | string | null
type Row = Omit<PromotionRow, "campaign"> & {
  id: string
  campaign_id: string | null
  starts_at: Instant
  ends_at: Instant
  budget: NonNullable<PromotionRow["campaign"]>["budget"]
}

/**
 * Active promotions whose campaign is not over, by id; null for those no till of the store can apply.
 * One statement.
 */
export async function readPromotions(
  manager: SqlEntityManager,
  view: StoreView,
  which: Which,
  now: Date
): Promise<Map<string, PosPromotion | null>> {
  const { where, tail, whereValues, tailValues } = chosen("p.id", which)
  const rows = await boundRows<Row>(
    manager,
    `select p.id, p.code, p.is_automatic, p.type, p.is_tax_inclusive, p.limit, coalesce(p.used, 0) as used,
       c.id as campaign_id, c.starts_at, c.ends_at,
       case when b.id is not null then jsonb_build_object('type', b.type, 'limit', b.limit,
         'used', coalesce(b.used, 0), 'currency_code', b.currency_code) end as budget,
       ${rulesOf("promotion_promotion_rule", "promotion_id", "p.id")} as rules,
       jsonb_build_object('type', m.type, 'value', m.value::text, 'currency_code', m.currency_code,
         'target_type', m.target_type, 'allocation', m.allocation, 'max_quantity', m.max_quantity,
         'apply_to_quantity', m.apply_to_quantity, 'buy_rules_min_quantity', m.buy_rules_min_quantity,
         'target_rules', ${rulesOf("application_method_target_rules", "application_method_id", "m.id")},
         'buy_rules', ${rulesOf("application_method_buy_rules", "application_method_id", "m.id")}) as method
     from promotion p
     join promotion_application_method m on m.promotion_id = p.id and m.deleted_at is null
     left join promotion_campaign c on c.id = p.campaign_id and c.deleted_at is null
     left join promotion_campaign_budget b on b.campaign_id = c.id and b.deleted_at is null
     where ${where} and p.deleted_at is null and p.status = 'active'
       and (c.ends_at is null or c.ends_at > ?) ${tail}`,
    [...whereValues, now, ...tailValues]
  )
  return new Map(
    rows.map(({ id, campaign_id, starts_at, ends_at, budget, ...row }) => {
      const campaign = campaign_id && {
        id: campaign_id,
        starts_at: isoOf(starts_at),
        ends_at: isoOf(ends_at),
        budget,
      }
      return [id, promotionDataOf({ ...row, campaign: campaign || null }, view)]
    })
  )
}
