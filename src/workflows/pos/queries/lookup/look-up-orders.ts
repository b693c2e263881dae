import type { MedusaContainer } from "@medusajs/framework/types"
import { CHANGE_FEED_MODULE } from "../../../../modules/change-feed"
import { readCustomers } from "../../../../modules/change-feed/read-models/customers"
import type { ChangeFeedModuleService } from "../../../../modules/change-feed/service"
import { POS_MODULE } from "../../../../modules/pos"
import { voidKey } from "../../../../modules/pos/domain/voids"
import { findProvided } from "../../../../modules/pos/operations/inbox"
import {
  type Bought,
  findBought,
  returnsOnTheirWay,
} from "../../../../modules/pos/read-models/bought"
import type { PosModuleService } from "../../../../modules/pos/service"
import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import { pendingUnits } from "../../../../modules/store-return/operations/pending"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import type { PosOrder, PosOrderList } from "../../../../types/pos-orders"
import { findStoresBy } from "../../../stock/queries/stores-of-places"
import type { Announced } from "./announced"
import { boughtKeyOf, type Search } from "./bought-key"
import { type MedusaOrder, readMedusaOrders } from "./medusa-orders"
import { tillSaleOf } from "./till-sale"
import { webOrderOf } from "./web-order"

/**
 * What was bought, by a number, a code or a shopper, with what may still come back, and of one order what was
 * `announced`; in constant statements, however many orders there are.
 * @throws ProblemError 422 `invalid_phone`; NOT_FOUND `store_not_found`
 */
export async function lookUpOrders(
  container: MedusaContainer,
  search: Search & { limit: number; offset: number; announced?: Announced }
): Promise<PosOrderList> {
  const { retail_store_id: near_store_id, limit, offset, announced } = search
  const key = await boughtKeyOf(container, search)
  const { bought, count } = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findBought(manager, key, { near_store_id, limit, offset }))
  return { orders: await toldTo(container, bought, announced), count, limit, offset }
}

async function toldTo(
  container: MedusaContainer,
  bought: readonly Bought[],
  announced?: Announced
): Promise<PosOrder[]> {
  if (bought.length === 0) {
    return []
  }
  const orders = await readMedusaOrders(
    container,
    bought.flatMap(({ order_id }) => order_id ?? [])
  )
  const [facts, accepted, customers, stores] = await Promise.all([
    readTillFacts(container, bought),
    container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => pendingUnits(manager, [...orders.keys()])),
    container
      .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
      .reading((manager) => readCustomers(manager, { ids: customerIds(orders) })),
    findStoresBy(
      container,
      "id",
      bought.flatMap(({ sale }) => sale?.retail_store_id ?? [])
    ),
  ])
  const storeNames = new Map(stores.map(({ id, name }) => [id, name]))
  return bought.flatMap(({ order_id, sale }) => {
    const order = orders.get(order_id ?? "")
    const customer = order?.customer_id ? customers.get(order.customer_id) : undefined
    const known = {
      returns: facts.returns.filter(
        ({ origin }) => origin === order_id || origin === sale?.event_id
      ),
      accepted: accepted.get(order_id ?? "") ?? new Map<string, number>(),
      customer: customer && order?.customer_id ? { id: order.customer_id, ...customer } : null,
      announced: announced?.request.order_id === order_id ? announced : undefined,
    }
    if (!sale) {
      return order ? [webOrderOf(order, known)] : []
    }
    const { retail_store_id: id } = sale
    return [
      tillSaleOf(sale, order, {
        ...known,
        store: { id, name: storeNames.get(id) ?? id },
        is_voided: facts.voids.has(voidKey(sale.event_id)),
      }),
    ]
  })
}

/** What tills have told that Medusa's orders may not show yet. */
async function readTillFacts(container: MedusaContainer, bought: readonly Bought[]) {
  const sales = bought.flatMap(({ sale }) => sale?.event_id ?? [])
  const orders = bought.flatMap(({ order_id }) => order_id ?? [])
  return await container.resolve<PosModuleService>(POS_MODULE).reading(async (manager) => ({
    returns: await returnsOnTheirWay(manager, [...sales, ...orders]),
    voids: await findProvided(manager, sales.map(voidKey)),
  }))
}

const customerIds = (orders: ReadonlyMap<string, MedusaOrder>): string[] => [
  ...new Set([...orders.values()].flatMap(({ customer_id }) => customer_id ?? [])),
]
