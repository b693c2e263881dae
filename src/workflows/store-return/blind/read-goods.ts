import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../core/errors"
import { toMinor } from "../../../core/money"
import { DAY_MS } from "../../../core/zone"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { BlindUnit } from "../../../modules/store-return/domain/blind"
import { lowestPaid } from "../../../modules/store-return/read-models/paid-prices"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { type GoodsGraph, goodsOf } from "../../loyalty/queries/goods"

export type BlindGoods = Omit<BlindUnit, "amount"> & {
  title: string
  amount: number
  price_of: "paid" | "current"
}

type Price = { amount: BigNumberInput; currency_code: string; min_quantity: unknown }
type VariantGraph = {
  id: string
  product_id: string
  product: NonNullable<NonNullable<GoodsGraph["variant"]>["product"]> & { title: string }
  price_set: { prices: Price[] | null } | null
}

const FIELDS = [
  "id",
  "product_id",
  "product.title",
  "product.collection_id",
  "product.is_giftcard",
  "product.categories.id",
  "product.categories.mpath",
  "product.tags.id",
  "price_set.prices.amount",
  "price_set.prices.currency_code",
  "price_set.prices.min_quantity",
]

/**
 * What scanned variants are, and what one of each may be worth: the lowest price paid in the last days, else the lowest
 * there is now.
 * @throws NOT_FOUND `variant_not_found`; CONFLICT `no_price` when it was never sold and has no price in this currency
 */
export async function readBlindGoods(
  container: MedusaContainer,
  variantIds: readonly string[],
  currencyCode: string,
  { price_days, now }: { price_days: number; now: Date }
): Promise<Map<string, BlindGoods>> {
  const wanted = [...new Set(variantIds)]
  const since = new Date(now.getTime() - price_days * DAY_MS)
  const [{ data }, paid] = await Promise.all([
    container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity: "variant", fields: FIELDS, filters: { id: wanted } }),
    container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => lowestPaid(manager, wanted, currencyCode, since)),
  ])
  const known = new Map((data as unknown as VariantGraph[]).map((each) => [each.id, each]))
  return new Map(
    wanted.map((id) => {
      const variant = known.get(id)
      if (!variant) {
        throw notFound("variant_not_found", `units: there is no variant ${id}`)
      }
      const { product, product_id } = variant
      return [
        id,
        {
          ...{ variant_id: id, title: product.title },
          goods: goodsOf({ product_id, unit_price: 0, variant: { product } }),
          ...worthOf(variant, paid.get(id), currencyCode),
        },
      ]
    })
  )
}

function worthOf(
  { price_set, product }: VariantGraph,
  paid: string | undefined,
  currencyCode: string
): Pick<BlindGoods, "amount" | "price_of"> {
  if (paid !== undefined) {
    return { amount: toMinor(paid, currencyCode), price_of: "paid" }
  }
  const now = (price_set?.prices ?? [])
    .filter((price) => price.currency_code === currencyCode && price.min_quantity === null)
    .map(({ amount }) => toMinor(amount, currencyCode))
  if (now.length === 0) {
    throw conflict("no_price", `"${product.title}" has no price in ${currencyCode.toUpperCase()}`)
  }
  return { amount: Math.min(...now), price_of: "current" }
}
