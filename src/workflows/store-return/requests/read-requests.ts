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
import type { AdminReturnRequest, StoreReturnRequest } from "../../../types/return-requests"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { quoteReturnOf } from "../desk/quote-return"
import { readDeskOrder } from "../desk/read-order"
import { unitsAwaited } from "../medusa-return"
import { postAddress } from "./post-address"

type Reader = { language: Language; now: Date }

/** A request as its shopper sees it. The code is derived anew: it is stored nowhere. */
export async function storeReturnRequest(
  container: MedusaContainer,
  request: ReturnRequest,
  { language, now }: Reader
): Promise<StoreReturnRequest> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { case_id, way } = request
  const [returned] = case_id ? await desk.reading((manager) => findCases(manager, [case_id])) : []
  const state = requestStateAt(request, now)
  const isOpen = state === "requested"
  const refunded = returned?.state === "settled"
  const code = isOpen ? returnCode.derive(desk.secret, request.id, request.code_issue) : null
  return {
    id: request.id,
    order_id: request.order_id,
    order_display_id: request.order_display_id,
    state,
    next: nextStep(state, { way, refunded: refunded || !returned }),
    may_cancel: isOpen,
    way,
    retail_store: await storeCard(container, request),
    post: way === "post" ? await postAddress(container, desk.options, language) : null,
    code,
    code_qr_svg: code && (await returnCode.qrSvg(code)),
    ...(await moneyOf(container, request, returned ?? null, isOpen)),
    refunded,
    units: toldUnits(request),
    received_units: (returned?.units ?? []).map(({ order_line_item_id, title, amount }) => ({
      ...{ line_item_id: order_line_item_id, title, amount },
    })),
    asked_at: request.asked_at.toISOString(),
    expires_at: request.expires_at.toISOString(),
    ended_at: request.ended_at?.toISOString() ?? null,
  }
}

async function moneyOf(
  container: MedusaContainer,
  { order_id, units, medusa_return_id, way, retail_store_id, asked_at }: ReturnRequest,
  returned: ReturnCase | null,
  isOpen: boolean
): Promise<Pick<StoreReturnRequest, "amount" | "currency_code">> {
  if (returned) {
    return { amount: returned.amount, currency_code: returned.currency_code }
  }
  const held = isOpen ? await unitsAwaited(container, medusa_return_id) : null
  if (!held) {
    const { currency_code } = await readDeskOrder(container, order_id)
    return { amount: null, currency_code }
  }
  const wanted = units.map(({ order_line_item_id, quantity }) => ({
    line_item_id: order_line_item_id,
    quantity,
  }))
  const { order, quote } = await quoteReturnOf(container, order_id, wanted, {
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
    return_id: request.case_id,
    units: toldUnits(request),
    strays: request.strays.map(({ description, quantity }) => ({ description, quantity })),
    asked_at: request.asked_at.toISOString(),
    expires_at: request.expires_at.toISOString(),
    ended_at: request.ended_at?.toISOString() ?? null,
  }))
}
