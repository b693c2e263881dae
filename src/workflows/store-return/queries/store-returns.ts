import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findRequests } from "../../../modules/store-return/operations/requests"
import { readCasePage } from "../../../modules/store-return/read-models/case-page"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnUnitRow } from "../../../modules/store-return/types"
import type { StoreReturn } from "../../../types/store-returns"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { readPickups } from "../desk/read-cases"
import { wayOf } from "../exchange/new-units-told"

/**
 * A page of what came back of an order as its buyer may read it, the youngest first: nothing of staff, providers and
 * failures, and nothing that somebody brought by a gift receipt.
 */
export async function readStoreReturns(
  container: MedusaContainer,
  asked: { order_id: string; limit: number; offset: number }
): Promise<{ returns: StoreReturn[]; count: number }> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { cases, requests, count } = await desk.reading(async (manager) => {
    const page = await readCasePage(manager, { ...asked, store_ids: null, gift_receipt_id: null })
    const ids = page.cases.map(({ id }) => id)
    return { ...page, requests: await findRequests(manager, "case_id", ids) }
  })
  const [stores, pickupOf] = await Promise.all([
    findStoresBy(
      container,
      "id",
      cases.flatMap(({ retail_store_id }) => retail_store_id ?? [])
    ),
    readPickups(container, cases),
  ])
  const cards = new Map(stores.map(({ id, name }) => [id, { id, name }]))
  const requestOf = new Map(requests.map(({ id, case_id }) => [case_id, id]))
  const returns = cases.map((each) => ({
    id: each.id,
    return_request_id: requestOf.get(each.id) ?? null,
    state: each.state,
    retail_store: cards.get(each.retail_store_id ?? "") ?? null,
    ...{ currency_code: each.currency_code, amount: each.amount, due: each.due },
    units: counted(each.units),
    new_units: each.new_units.map((unit) => ({
      ...{ line_item_id: unit.line_item_id, title: unit.title, variant_title: unit.variant_title },
      ...{ thumbnail: unit.thumbnail, amount: unit.amount, get: wayOf(unit) },
      pickup_id: pickupOf(unit.line_item_id)?.id ?? null,
    })),
    legs: each.legs.map(({ kind, tender, amount, done_at }) => ({
      ...{ kind, tender, amount, done_at: done_at?.toISOString() ?? null },
    })),
    accepted_at: each.accepted_at.toISOString(),
    settled_at: each.settled_at?.toISOString() ?? null,
  }))
  return { returns, count }
}

/** Units of one line and reason together. */
function counted(units: readonly ReturnUnitRow[]): StoreReturn["units"] {
  const alike = new Map<string, StoreReturn["units"][number]>()
  for (const { order_line_item_id: line_item_id, title, reason, amount } of units) {
    const key = `${line_item_id} ${reason}`
    const known = alike.get(key) ?? { line_item_id, title, reason, quantity: 0, amount: 0 }
    alike.set(key, { ...known, quantity: known.quantity + 1, amount: known.amount + amount })
  }
  return [...alike.values()]
}
