import type { MedusaContainer } from "@medusajs/framework/types"
import type { Purchase } from "../../../modules/loyalty/domain/earning/purchase"
import { POS_MODULE } from "../../../modules/pos"
import type { SaleOfOrder } from "../../../modules/pos/read-models/bought"
import { salesOfOrders } from "../../../modules/pos/read-models/sales-of-orders"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { lineIdOf } from "../../pos/follow-up/ids"
import { readLoyaltyOrders } from "../queries/loyalty-order"
import { readTillGoods, type TillGoods } from "../till/goods"
import { purchaseOfSale } from "../till/sale-purchase"

export type PastPurchase = Purchase & { order_id: string }

/** Orders of the web shop and of tills as rules see them, with the ids of their order lines. */
export async function pastPurchases(
  container: MedusaContainer,
  orderIds: readonly string[],
  pointValueOf: (currencyCode: string) => number
): Promise<PastPurchase[]> {
  const sales = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => salesOfOrders(manager, orderIds))
  const orders = await readLoyaltyOrders(
    container,
    orderIds.filter((id) => !sales.has(id))
  )
  return [
    ...orders.map((order) => ({ ...order, order_id: order.id })),
    ...(await salePurchases(container, sales, pointValueOf)),
  ]
}

async function salePurchases(
  container: MedusaContainer,
  saleOf: ReadonlyMap<string, SaleOfOrder>,
  pointValueOf: (currencyCode: string) => number
): Promise<PastPurchase[]> {
  const sales = [...saleOf.values()]
  if (sales.length === 0) {
    return []
  }
  const goodsOf = await readTillGoods(
    container,
    sales.flatMap(({ body }) => body.data.lines)
  )
  const storeOf = await storesOf(container, sales)
  return [...saleOf].flatMap(([order_id, sale]) => {
    const store = storeOf.get(sale.retail_store_id)
    return store ? [{ ...purchaseOf(sale, { store, goodsOf, pointValueOf }), order_id }] : []
  })
}

type Store = { id: string; sales_channel_id: string | null; time_zone: string }

async function storesOf(
  container: MedusaContainer,
  sales: readonly SaleOfOrder[]
): Promise<Map<string, Store>> {
  const id = [...new Set(sales.map(({ retail_store_id }) => retail_store_id))]
  const stores: Store[] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id }, {
      select: ["id", "sales_channel_id", "time_zone"],
      take: null,
      withDeleted: true,
    } as never)
  return new Map(stores.map((store) => [store.id, store]))
}

function purchaseOf(
  sale: SaleOfOrder,
  {
    store,
    goodsOf,
    pointValueOf,
  }: {
    store: Store
    goodsOf: (line: SaleOfOrder["body"]["data"]["lines"][number]) => TillGoods
    pointValueOf: (currencyCode: string) => number
  }
): Purchase {
  const { data, occurred_at } = sale.body
  const pointValue = pointValueOf(data.currency_code)
  const purchase = purchaseOfSale(data, { at: new Date(occurred_at), store, goodsOf, pointValue })
  const lines = purchase.lines.map((line) => ({ ...line, id: lineIdOf(sale, line.id) }))
  return { ...purchase, lines }
}
