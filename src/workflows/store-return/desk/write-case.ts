import type { MedusaContainer } from "@medusajs/framework/types"
import { nameConstraint } from "../../../core/constraint"
import { conflict, invalid, keyReused } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { addCase, type NewReturnCase } from "../../../modules/store-return/operations/cases"
import { addStrays, endRequest } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type {
  CollectContact,
  RefusedGoods,
  ReturnRequest,
} from "../../../modules/store-return/types"
import { withItemsLocked } from "../../stock/item-locks"
import { collectLater } from "../exchange/collect-later"
import { promiseElsewhere } from "../exchange/promise-elsewhere"
import { tellOfReturns } from "../tell-of-returns"
import { hasGone, movedStock } from "./moved-stock"
import { sendToCentre } from "./send-to-centre"

/** Whatever the quote saw, the database has the last word on units. */
const UNIT_CONSTRAINTS = [
  "omni_return_unit_once",
  "omni_return_unit_pkey",
  "omni_gift_receipt_line_once",
]

/**
 * The units, the stock they bring and what is promised in their stead, in one transaction.
 * @throws INVALID_DATA `units_not_returnable` when another road took them since the quote; CONFLICT `not_enough_stock`; as
 *   `promiseElsewhere`, `collectLater`
 */
export async function writeCase(
  container: MedusaContainer,
  added: NewReturnCase,
  more: Besides = {}
): Promise<void> {
  try {
    await writeAll(container, added, more)
  } catch (error) {
    const { constraint = "" } = (error ?? {}) as { constraint?: string }
    if (UNIT_CONSTRAINTS.includes(constraint)) {
      throw invalid("units_not_returnable", "Some of these units have come back meanwhile")
    }
    throw constraint === KEY_CONSTRAINT ? keyReused() : error
  }
}

/** What the case comes of, and who collects what lies elsewhere. */
type Besides = {
  request_id?: string
  strays?: ReturnRequest["strays"]
  refused?: RefusedGoods
  contact?: CollectContact
}

async function writeAll(
  container: MedusaContainer,
  added: NewReturnCase,
  { request_id, strays = [], refused, contact }: Besides
): Promise<void> {
  const changes = await movedStock(container, added)
  const promise = await promiseElsewhere(container, added)
  const pickups = await collectLater(container, added, contact)
  const sent = await sendToCentre(container, added)
  const items = [...changes.map(({ inventory_item_id }) => inventory_item_id), ...promise.items]
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  await withItemsLocked(container, items, () =>
    retryOnClash(() =>
      desk.inTransaction(async (manager, context) => {
        if (request_id) {
          const { id: case_id, accepted_at: now } = added
          const refused_reason = refused?.reason
          await endRequest(manager, request_id, { to: "received", case_id, refused_reason, now })
          await addStrays(manager, request_id, strays)
        }
        await addCase(manager, added).catch(nameConstraint)
        const facts = { changes, counts: [], received_at: added.accepted_at }
        const { oversold } = await stock.applyFacts(facts, context)
        if (hasGone(changes, oversold)) {
          throw conflict(
            "not_enough_stock",
            "The store has too few of what is to go out, or they are promised to others"
          )
        }
        await sent.request(manager, context)
        await promise.keep(manager, context)
        await pickups.place(manager)
      })
    )
  )
  await pickups.tell()
  await tellOfReturns(container, { received: request_id, accepted: added.id })
}

/** Two requests that bring one key at the same moment may be about different orders, which wait for nothing of each other. */
const KEY_CONSTRAINT = "IDX_omni_return_case_accepted_by_idempotency_key_unique"
