import type { Till } from "../till"
import type { Article } from "../types"
import { COATS } from "../shop-day"

type Variant = { sku: string | null; title: string; product_id: string }
type Price = { prices: { type: string; amount: number; min_quantity: number | null }[] }
type Product = { title: string }

/** What the till may sell: what it has pulled with a price or, before the first pull, invented coats. */
export function articlesOf({ store }: Till): readonly Article[] {
  const prices = new Map(store.pulled("price").map(({ id, data }) => [id, data as Price]))
  const products = new Map(store.pulled("product").map(({ id, data }) => [id, data as Product]))
  const pulled = store.pulled("variant").flatMap(({ id, data }): Article[] => {
    const { sku, title, product_id } = data as Variant
    const price = prices.get(id)?.prices.find(({ min_quantity }) => (min_quantity ?? 0) <= 1)
    const name = products.get(product_id)?.title ?? product_id
    return sku && price
      ? [{ variant_id: id, sku, title: `${name}, ${title}`, price: price.amount }]
      : []
  })
  return pulled.length > 0 ? pulled : COATS
}
