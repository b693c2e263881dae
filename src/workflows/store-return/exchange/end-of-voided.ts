import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { POS_MODULE } from "../../../modules/pos"
import { type Difference, tenderDifferences } from "../../../modules/pos/domain/differences"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { SaleEntry } from "../../../modules/pos/operations/inbox"
import { openIncidents } from "../../../modules/pos/operations/incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  type ExchangedUnit,
  findExchanged,
} from "../../../modules/store-return/operations/exchanged"
import { pendingOf } from "../../../modules/store-return/operations/pending"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { cancelPickupsOfOrder } from "../../pickup/cancel-pickups-of-order"
import { reservedItems } from "../../pickup/stock/reserved-items"
import { differenceIncidents } from "../../pos/follow-up/difference-incidents"
import { readTillTenders } from "../../pos/follow-up/till-tenders"
import { withItemsLocked } from "../../stock/item-locks"

type Voided = {
  order_id: string
  sale: SaleEntry
  /** By which the sale was taken back. */
  event: PendingEvent
}

/**
 * Ends what is left of the exchanges of a sale that its till took back whole: goods that wait in another store or for delivery
 * are free again, and where desks had taken or given something beside the receipt, a person is asked to put it right. What
 * the till gave back is on the order by then. May run again, and happens once.
 */
export async function endExchangesOfVoided(
  container: MedusaContainer,
  voided: Voided,
  now: Date
): Promise<void> {
  const { order_id } = voided
  const units = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findExchanged(manager, order_id))
  if (units.length === 0) {
    return
  }
  await cancelPickupsOfOrder(container, order_id)
  await releaseDeliveries(container, order_id, units, now)
  const differences = await tenderDifferencesOf(container, voided)
  const { event, sale } = voided
  const incidents = differenceIncidents(event, order_id, differences, sale.body.data)
  await container
    .resolve<PosModuleService>(POS_MODULE)
    .inTransaction((manager) => openIncidents(manager, incidents, now))
}

/** What is to be delivered is nobody's again; what waits in a store is freed as its pickup is settled. */
async function releaseDeliveries(
  container: MedusaContainer,
  orderId: string,
  units: readonly ExchangedUnit[],
  now: Date
): Promise<void> {
  const inStores = await linesInStores(container, orderId)
  const lineIds = units.flatMap(({ is_elsewhere, line_item_id }) =>
    is_elsewhere && !inStores.has(line_item_id) ? line_item_id : []
  )
  if (lineIds.length === 0) {
    return
  }
  const lines = lineIds.map((line_item_id) => ({ line_item_id, quantity: 1, ordered_quantity: 1 }))
  const items = await reservedItems(container, lineIds)
  await withItemsLocked(container, items, () =>
    container
      .resolve<StockModuleService>(STOCK_MODULE)
      .release({ lines, reference: `${orderId}:voided` }, now)
  )
}

/** Lines of an order whose store has or had them; a pickup that was made a delivery has none any more. */
async function linesInStores(container: MedusaContainer, orderId: string): Promise<Set<string>> {
  return await container.resolve<PickupModuleService>(PICKUP_MODULE).reading(async (manager) => {
    const pickups = await findPickups(manager, { column: "order_id", values: [orderId] })
    const inStores = pickups.filter(({ status }) => status !== "converted").map(({ id }) => id)
    const lines = await linesOf(manager, inStores)
    return new Set(lines.map(({ order_line_item_id }) => order_line_item_id))
  })
}

/** By tender what the till gave, and what it had to give for nobody to owe anything, open parts of returns counted as given. */
async function tenderDifferencesOf(
  container: MedusaContainer,
  { order_id, sale }: Voided
): Promise<Difference[]> {
  const { tenders: given, currency_code } = sale.body.data
  const [tenders, { legs }] = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading(async (manager) => [
      await readTillTenders(manager, order_id, currency_code),
      await pendingOf(manager, order_id),
    ])
  const held = tenders.map(({ type, taken, given: back }) => ({ type, amount: taken - back }))
  const promised = legs.flatMap(({ tender, amount, is_done }) =>
    tender === null || is_done ? [] : { type: tender, amount: -amount }
  )
  return tenderDifferences(given, [...given, ...held, ...promised])
}
