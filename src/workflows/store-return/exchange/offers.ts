import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, QueryContext } from "@medusajs/framework/utils"
import { toMinor } from "../../../core/money"

export type TaxLine = { rate: number; code: string; provider_id: string }

/** A variant as it can be sold in exchange; the price is today's with tax, minor units. */
export type Offer = {
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  sku: string | null
  thumbnail: string | null
  price: number
  tax_lines: TaxLine[]
}

type VariantGraph = {
  id: string
  sku: string | null
  title: string | null
  product: { id: string; title: string; thumbnail: string | null; type_id: string | null }
  calculated_price: {
    calculated_amount: number
    is_calculated_price_tax_inclusive: boolean
  } | null
}

/** Where and in what money an order was bought. */
export type OrderMarket = { region_id: string | null; currency_code: string; country_code?: string }

const FIELDS = [
  "id",
  "sku",
  "title",
  "product.id",
  "product.title",
  "product.thumbnail",
  "product.type_id",
  "calculated_price.*",
]

/** Variants with today's price in the order's region, by id; one without a price there is left out. */
export async function findOffers(
  container: MedusaContainer,
  variantIds: readonly string[],
  market: OrderMarket
): Promise<ReadonlyMap<string, Offer>> {
  if (variantIds.length === 0 || !market.region_id) {
    return new Map()
  }
  const { region_id, currency_code } = market
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: FIELDS,
    filters: { id: [...new Set(variantIds)] },
    context: { calculated_price: QueryContext({ region_id, currency_code }) },
  })
  const sold = (data as unknown as VariantGraph[]).filter(
    ({ calculated_price }) => typeof calculated_price?.calculated_amount === "number"
  )
  const taxes = await taxLinesOf(container, sold, market)
  return new Map(sold.map((variant) => [variant.id, offerOf(variant, market, taxes)]))
}

function offerOf(
  { id, sku, title, product, calculated_price }: VariantGraph,
  { currency_code }: OrderMarket,
  taxes: ReadonlyMap<string, TaxLine[]>
): Offer {
  const tax_lines = taxes.get(id) ?? []
  const { calculated_amount, is_calculated_price_tax_inclusive } = calculated_price!
  const rate = tax_lines.reduce((all, line) => all + line.rate, 0)
  const price = is_calculated_price_tax_inclusive
    ? calculated_amount
    : calculated_amount * (1 + rate / 100)
  return {
    ...{ variant_id: id, product_id: product.id, title: product.title, variant_title: title, sku },
    thumbnail: product.thumbnail,
    price: toMinor(price, currency_code),
    tax_lines,
  }
}

/** Taxes of the store's country, where the goods change hands; none in a region whose taxes are not automatic. */
async function taxLinesOf(
  container: MedusaContainer,
  variants: readonly VariantGraph[],
  { region_id, currency_code, country_code }: OrderMarket
): Promise<ReadonlyMap<string, TaxLine[]>> {
  const region = await container.resolve(Modules.REGION).retrieveRegion(region_id!)
  if (!region.automatic_taxes || variants.length === 0 || !country_code) {
    return new Map()
  }
  const lines = await container.resolve(Modules.TAX).getTaxLines(
    variants.map(({ id, product, calculated_price }) => ({
      id,
      product_id: product.id,
      product_type_id: product.type_id ?? undefined,
      quantity: 1,
      unit_price: calculated_price!.calculated_amount,
      currency_code,
    })),
    { address: { country_code } }
  )
  const found = new Map<string, TaxLine[]>()
  for (const line of lines) {
    if ("line_item_id" in line) {
      const { line_item_id, rate, code, provider_id } = line
      const told = { rate: rate ?? 0, code: code ?? "", provider_id }
      found.set(line_item_id, [...(found.get(line_item_id) ?? []), told])
    }
  }
  return found
}
