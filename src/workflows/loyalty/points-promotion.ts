import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fromMinor } from "../../core/money"
import { codeOfHold } from "../../modules/loyalty/read-models/cart-holds"

export type PointsDiscount = {
  hold_id: string
  cart_id: string
  customer_id: string
  currency_code: string
  /** Minor units, with tax. */
  amount: number
  line_ids: readonly string[]
}

/**
 * The discount behind which points are: a promotion by code that Medusa spreads over the lines and taxes as any other.
 * It includes tax, so that a point is worth the same in every tax mode. It works on this cart, for this customer, in
 * this currency and once; on anything else Medusa drops it by itself.
 */
export async function createPointsPromotion(
  container: MedusaContainer,
  discount: PointsDiscount
): Promise<string> {
  const code = codeOfHold(discount.hold_id)
  await container.resolve(Modules.PROMOTION).createPromotions({
    code,
    type: "standard",
    status: "active",
    is_automatic: false,
    is_tax_inclusive: true,
    rules: [
      { attribute: "id", operator: "eq", values: [discount.cart_id] },
      { attribute: "customer.id", operator: "eq", values: [discount.customer_id] },
    ],
    application_method: {
      type: "fixed",
      target_type: "items",
      allocation: "across",
      value: fromMinor(discount.amount, discount.currency_code),
      currency_code: discount.currency_code,
      target_rules: [{ attribute: "items.id", operator: "in", values: [...discount.line_ids] }],
    },
  } as never)
  return code
}

/** Removes the promotions of holds that nobody uses any more; those that are gone are no error. */
export async function retirePointsPromotions(
  container: MedusaContainer,
  holdIds: readonly string[]
): Promise<void> {
  const promotions = container.resolve(Modules.PROMOTION)
  const found = holdIds.length
    ? await promotions.listPromotions({ code: holdIds.map(codeOfHold) }, { select: ["id"] })
    : []
  if (found.length > 0) {
    await promotions.softDeletePromotions(found.map(({ id }) => id))
  }
}
