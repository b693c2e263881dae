import type { MedusaContainer } from "@medusajs/framework/types"
import type { MedusaError } from "@medusajs/framework/utils"
import { conflict, invalid } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { addCase, type NewReturnCase } from "../../../modules/store-return/operations/cases"
import { addStrays, endRequest } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnRequest } from "../../../modules/store-return/types"
import { withItemsLocked } from "../../stock/item-locks"
import { hasGone, movedStock } from "./moved-stock"

/** Whatever was read before, the database has the last word: on units, and on a key that two requests bring at once. */
const REFUSALS: Readonly<Record<string, () => MedusaError>> = {
  omni_return_unit_once: cameBack,
  omni_return_unit_pkey: cameBack,
  IDX_omni_return_case_accepted_by_idempotency_key_unique: keyReused,
}

/** What the case comes of. */
type OfRequest = { request_id?: string; strays?: ReturnRequest["strays"] }

/**
 * The units and the stock they bring, in one transaction.
 * @throws INVALID_DATA `units_not_returnable` when another road took them since the quote; CONFLICT
 *   `idempotency_conflict` when another request had the key since it was looked for; CONFLICT `not_enough_stock`
 */
export async function writeCase(
  container: MedusaContainer,
  added: NewReturnCase,
  { request_id, strays = [] }: OfRequest = {}
): Promise<void> {
  const changes = await movedStock(container, added)
  const items = changes.map(({ inventory_item_id }) => inventory_item_id)
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  await withItemsLocked(container, items, () =>
    retryOnClash(() =>
      desk.inTransaction(async (manager, context) => {
        if (request_id) {
          const { id: case_id, accepted_at: now } = added
          await endRequest(manager, request_id, { to: "received", case_id, now })
          await addStrays(manager, request_id, strays)
        }
        await addCase(manager, added).catch(refuse)
        const facts = { changes, counts: [], received_at: added.accepted_at }
        const { oversold } = await stock.applyFacts(facts, context)
        if (hasGone(changes, oversold)) {
          throw conflict(
            "not_enough_stock",
            "The store has too few of what is to go out, or they are promised to others"
          )
        }
      })
    )
  )
}

/** Asked inside the transaction: outside Medusa's data layer has made a text of it. */
function refuse(error: unknown): never {
  throw REFUSALS[(error as { constraint?: string }).constraint ?? ""]?.() ?? error
}

function cameBack(): MedusaError {
  return invalid("units_not_returnable", "Some of these units have come back meanwhile")
}

/** CONFLICT `idempotency_conflict`. */
export function keyReused(): MedusaError {
  return conflict(
    "idempotency_conflict",
    "This Idempotency-Key was used before with another request"
  )
}
