import type { MedusaContainer } from "@medusajs/framework/types"
import type { Language } from "../../../core/language"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { nextStep, requestStateAt } from "../../../modules/store-return/domain/request-states"
import { returnCode } from "../../../modules/store-return/domain/return-code"
import { findCases } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnCase, ReturnRequest } from "../../../modules/store-return/types"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { StoreGiftReturnRequest } from "../../../types/gift-receipts"
import type { AdminReturnRequest, StoreReturnRequest } from "../../../types/return-requests"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { quoteReturnOf } from "../desk/quote-return"
import { readDeskOrder } from "../desk/read-order"
import { unitsAwaited } from "../medusa-return"
import { announcedUnits } from "./open-request"
import { postAddress } from "./post-address"

type Reader = { language: Language; now: Date }

/** A request as its shopper sees it. */
export async function storeReturnRequest(
  container: MedusaContainer,
  request: ReturnRequest,
  reader: Reader
): Promise<StoreReturnRequest> {
  const returned = await caseOf(container, request)
  const told = await shownRequest(container, request, returned, reader)
  return {
    ...told,
    order_id: request.order_id,
    order_display_id: request.order_display_id,
    ...(await moneyOf(container, request, returned, told.state === "requested")),
    received_units: (returned?.units ?? []).map(({ order_line_item_id, title, amount }) => ({
      ...{ line_item_id: order_line_item_id, title, amount },
    })),
  }
}

/** The same as the holder of a gift receipt sees it: no money, no order. */
export async function storeGiftReturnRequest(
  container: MedusaContainer,
  request: ReturnRequest,
  reader: Reader
): Promise<StoreGiftReturnRequest> {
  const returned = await caseOf(container, request)
  return {
    ...(await shownRequest(container, request, returned, reader)),
    received_units: (returned?.units ?? []).map(({ order_line_item_id, title }) => ({
      ...{ line_item_id: order_line_item_id, title },
    })),
  }
}

async function caseOf(
  container: MedusaContainer,
  { case_id }: ReturnRequest
): Promise<ReturnCase | null> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const [returned] = case_id ? await desk.reading((manager) => findCases(manager, [case_id])) : []
  return returned ?? null
}

/** What everybody who asked is told. The code is derived anew: it is stored nowhere. */
async function shownRequest(
  container: MedusaContainer,
  request: ReturnRequest,
  returned: ReturnCase | null,
  { language, now }: Reader
): Promise<Omit<StoreGiftReturnRequest, "received_units">> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { way } = request
  const state = requestStateAt(request, now)
  const isOpen = state === "requested"
  const refunded = returned?.state === "settled"
  const code = isOpen ? returnCode.derive(desk.secret, request.id, request.code_issue) : null
  return {
    id: request.id,
    state,
    next: nextStep(state, { way, refunded: refunded || !returned }),
    may_cancel: isOpen,
    way,
    retail_store: await storeCard(container, request),
    post: way === "post" ? await postAddress(container, desk.options, language) : null,
    code,
    code_qr_svg: code && (await returnCode.qrSvg(code)),
    refunded,
    units: toldUnits(request),
    refused: refusedOf(request),
    asked_at: request.asked_at.toISOString(),
    expires_at: request.expires_at.toISOString(),
    ended_at: request.ended_at?.toISOString() ?? null,
  }
}

async function moneyOf(
  container: MedusaContainer,
  request: ReturnRequest,
  returned: ReturnCase | null,
  isOpen: boolean
): Promise<Pick<StoreReturnRequest, "amount" | "currency_code">> {
  if (returned) {
    return { amount: returned.amount, currency_code: returned.currency_code }
  }
  const { order_id, medusa_return_id, way, retail_store_id, asked_at } = request
  const held = isOpen ? await unitsAwaited(container, medusa_return_id) : null
  if (!held) {
    const { currency_code } = await readDeskOrder(container, order_id)
    return { amount: null, currency_code }
  }
  const { order, quote } = await quoteReturnOf(container, order_id, announcedUnits(request), {
    ...{ held, way, retail_store_id, now: asked_at },
  })
  return { amount: quote.amount, currency_code: order.currency_code }
}

async function storeCard(
  container: MedusaContainer,
  { retail_store_id }: ReturnRequest
): Promise<StoreReturnRequest["retail_store"]> {
  if (!retail_store_id) {
    return null
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listStoresWithCalendar([retail_store_id])
  // One that was closed for good is named to nobody: any other store takes the goods.
  return store
    ? {
        ...{ id: store.id, name: store.name, phone: store.phone },
        ...{ address_1: store.address_1, city: store.city },
      }
    : null
}

const toldUnits = ({ units }: ReturnRequest): StoreReturnRequest["units"] =>
  units.map(({ order_line_item_id, title, reason, quantity }) => ({
    ...{ line_item_id: order_line_item_id, title, reason, quantity },
  }))

const refusedOf = ({ refused_reason }: ReturnRequest): StoreReturnRequest["refused"] =>
  refused_reason === null ? null : { reason: refused_reason }

/** Requests as staff see them. */
export async function adminReturnRequests(
  container: MedusaContainer,
  requests: readonly ReturnRequest[],
  now: Date
): Promise<AdminReturnRequest[]> {
  const stores = await findStoresBy(
    container,
    "id",
    requests.flatMap(({ retail_store_id }) => retail_store_id ?? [])
  )
  const names = new Map(stores.map(({ id, name }) => [id, name]))
  return requests.map((request) => ({
    id: request.id,
    order_id: request.order_id,
    order_number: request.order_display_id,
    state: requestStateAt(request, now),
    way: request.way,
    retail_store: request.retail_store_id
      ? { id: request.retail_store_id, name: names.get(request.retail_store_id) ?? "" }
      : null,
    asked_by: request.asked_by,
    gift_receipt_id: request.gift_receipt_id,
    return_id: request.case_id,
    units: toldUnits(request),
    refused: refusedOf(request),
    strays: request.strays.map(({ description, quantity }) => ({ description, quantity })),
    asked_at: request.asked_at.toISOString(),
    expires_at: request.expires_at.toISOString(),
    ended_at: request.ended_at?.toISOString() ?? null,
  }))
}
