import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, isString } from "@medusajs/framework/utils"
import {
  type DiscountedLine,
  type DiscountedOrder,
  lapsedDiscount,
  type PromotionRule,
  type PromotionTerms,
  type WhatIsKept,
} from "../../../modules/store-return/domain/lapsed-discounts"

type Taxed = {
  is_tax_inclusive: boolean
  tax_lines?: ({ rate: number } | null)[]
}
type ItemGraph = Taxed & {
  id: string
  quantity: BigNumberInput
  unit_price: BigNumberInput
  product_id: string | null
  adjustments?: ({
    promotion_id: string | null
    amount: BigNumberInput
    is_tax_inclusive?: boolean
  } | null)[]
  variant?: {
    product?: {
      collection_id: string | null
      type_id: string | null
      categories?: ({ id: string } | null)[]
      tags?: ({ id: string } | null)[]
    } | null
  } | null
}
type OrderGraph = {
  currency_code: string
  items: ItemGraph[]
  shipping_methods?: (Taxed & { amount: BigNumberInput })[]
}
type RuleGraph = { attribute: string; operator: string; values: { value: string | null }[] }
type PromotionGraph = {
  id: string
  type: string
  rules?: RuleGraph[]
  application_method?: { buy_rules?: RuleGraph[]; buy_rules_min_quantity: number | null } | null
}

const ORDER_FIELDS = [
  "id",
  "currency_code",
  "items.*",
  "items.tax_lines.rate",
  "items.adjustments.*",
  "items.variant.product.collection_id",
  "items.variant.product.type_id",
  "items.variant.product.categories.id",
  "items.variant.product.tags.id",
  "shipping_methods.*",
  "shipping_methods.tax_lines.rate",
]

const PROMOTION_FIELDS = [
  "id",
  "type",
  "rules.attribute",
  "rules.operator",
  "rules.values.value",
  "application_method.buy_rules_min_quantity",
  "application_method.buy_rules.attribute",
  "application_method.buy_rules.operator",
  "application_method.buy_rules.values.value",
]

/**
 * What discounts of an order would not hold for what is kept of it; minor units. Promotions count as they are now: one that is
 * deleted holds.
 */
export async function readLapsedDiscounts(
  container: MedusaContainer,
  orderId: string
): Promise<(kept: WhatIsKept) => number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: ORDER_FIELDS,
    filters: { id: orderId },
  })
  const order = orderOf((data as unknown as OrderGraph[])[0]!)
  const ids = order.lines.flatMap(({ adjustments }) =>
    adjustments.flatMap(({ promotion_id }) => promotion_id ?? [])
  )
  if (ids.length === 0) {
    return () => 0
  }
  const { data: promotions } = await query.graph({
    entity: "promotion",
    fields: PROMOTION_FIELDS,
    filters: { id: [...new Set(ids)] },
  })
  const terms = (promotions as unknown as PromotionGraph[]).map(termsOf)
  return (kept) => lapsedDiscount(order, terms, kept)
}

const ratesOf = ({ tax_lines }: Taxed): number[] =>
  (tax_lines ?? []).flatMap((line) => (line ? Number(line.rate) : []))

const orderOf = ({ currency_code, items, shipping_methods }: OrderGraph): DiscountedOrder => ({
  currency_code,
  lines: items.map(lineOf),
  shipping: (shipping_methods ?? []).map((method) => ({
    ...{ amount: method.amount, is_tax_inclusive: method.is_tax_inclusive },
    tax_rates: ratesOf(method),
  })),
})

function lineOf(item: ItemGraph): DiscountedLine {
  const product = item.variant?.product
  return {
    id: item.id,
    quantity: Number(item.quantity),
    unit_price: item.unit_price,
    is_tax_inclusive: item.is_tax_inclusive,
    tax_rates: ratesOf(item),
    adjustments: (item.adjustments ?? []).flatMap((each) =>
      each ? { ...each, is_tax_inclusive: each.is_tax_inclusive ?? false } : []
    ),
    attributes: {
      "items.product.id": some(item.product_id),
      "items.product.collection_id": some(product?.collection_id),
      "items.product.type_id": some(product?.type_id),
      "items.product.categories.id": idsOf(product?.categories),
      "items.product.tags.id": idsOf(product?.tags),
    },
  }
}

const some = (value: string | null | undefined): string[] => (value ? [value] : [])
const idsOf = (found: ({ id: string } | null)[] | undefined): string[] =>
  (found ?? []).flatMap((each) => each?.id ?? [])

function termsOf({ id, type, rules, application_method: method }: PromotionGraph): PromotionTerms {
  return {
    id,
    rules: (rules ?? []).map(ruleOf),
    buy:
      type === "buyget"
        ? {
            rules: (method?.buy_rules ?? []).map(ruleOf),
            quantity: method?.buy_rules_min_quantity ?? 1,
          }
        : null,
  }
}

const ruleOf = ({ attribute, operator, values }: RuleGraph): PromotionRule => ({
  ...{ attribute, operator },
  values: values.map(({ value }) => value).filter((value) => isString(value)),
})
