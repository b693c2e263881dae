import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, invalid, keyReused, notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findRequest, type NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { GradedUnit } from "../../../modules/store-return/domain/disposition"
import type { ReturnWay } from "../../../modules/store-return/domain/policy-fee"
import type { RefundKind } from "../../../modules/store-return/domain/policy-rules"
import type { Returner } from "../../../modules/store-return/operations/terms"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type {
  AcceptedBy,
  CollectContact,
  DeliveryAddress,
  DueTender,
  GiftReceipt,
  RefusedGoods,
  ReturnReason,
  ReturnRequest,
} from "../../../modules/store-return/types"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { type QuotedExchange, quoteExchangeOf, type WantedGoods } from "../exchange/quote-exchange"
import { deliveryOf } from "../exchange/delivery"
import { withOrderLocked } from "./order-lock"
import { unitsTaken } from "./units-taken"
import { writeCase } from "./write-case"
import type { ReturnConditions } from "../policy/assess-order"
import type { Override } from "../policy/let-in"
import { readReturner, withReturnerLocked } from "../policy/returner"
import { giftConditions } from "../gift/gift-conditions"
import { openIfNamed } from "../requests/open-request"
import { readDispositionPlaces } from "./disposition-places"
import { letInQuoted } from "./let-in-quoted"
import { type QuoteConditions, quoteReturnOf, type WantedUnits } from "./quote-return"

export type AcceptReturnInput = {
  order_id: string
  retail_store_id: string
  /** What the shopper asked to return before: its units may come back, and what does not come is free again. */
  request_id?: string
  units: readonly (WantedUnits & GradedUnit & { reason: ReturnReason })[]
  /** What the shopper was told goes back; minor units. Left out: nobody was told, as when a parcel is opened. */
  amount?: number
  /** What the shopper takes instead, from the shelf of the store, or delivered or collected from elsewhere. */
  exchange?: {
    new_units: readonly WantedGoods[]
    /** Where it is delivered; absent: where the order was. */
    delivery_address?: Omit<DeliveryAddress, "country_code">
    /** Who collects it; absent: whoever ordered. */
    contact?: CollectContact
    /** What she was told to pay on top, minor units, and how she pays it. */
    due: number
    tender?: DueTender
  }
  note?: string
  /** Absent: at a till it was, at a desk it was not. */
  receipt_shown?: boolean
  /** What the shopper wants the money back as; absent: as the policy has it first. */
  refund_to?: RefundKind
  /** Lets in what the policy refuses. */
  override?: Override
  by: AcceptedBy
  idempotency_key?: string
  now: Date
}

/**
 * Takes units back at a store's desk or till. When it answers, units and stock are written down; Medusa's order and the
 * refunds follow by a durable job. Once per key. What is taken in exchange leaves the shelf in the same transaction.
 * @returns the case's id
 * @throws as `quoteReturnOf`, `quoteExchangeOf`, `letIn`, `openRequest`, `deliveryOf`, `collectLater`; INVALID_DATA
 *   `tender_missing`, `exchange_of_request`; NOT_FOUND `store_not_found`; CONFLICT `amount_changed`, `not_enough_stock`,
 *   `idempotency_conflict`
 */
export async function acceptReturn(
  container: MedusaContainer,
  input: AcceptReturnInput
): Promise<string> {
  const place = await placeOfStore(container, input.retail_store_id)
  if (input.exchange && input.request_id) {
    throw invalid(
      "exchange_of_request",
      "request_id: what was asked for online is returned without an exchange: call it off first"
    )
  }
  return await acceptAt(container, input, place)
}

/** A store that takes goods back. @throws NOT_FOUND `store_not_found` */
export async function placeOfStore(
  container: MedusaContainer,
  id: string
): Promise<ReceivingPlace> {
  const [store] = await findStoresBy(container, "id", [id])
  if (!store) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  const { stock_location_id, country_code } = store
  return { way: "store", retail_store_id: store.id, stock_location_id, country_code }
}

/** Where goods come to, and how. */
export type ReceivingPlace = {
  way: ReturnWay
  /** null: a place that is no store. */
  retail_store_id: string | null
  stock_location_id: string
  /** Whose taxes goods have that go out in exchange. */
  country_code?: string
}

export type AcceptAtInput = Omit<AcceptReturnInput, "retail_store_id"> & {
  /** By which gift receipt the units come: for store credit, and no more of them than are on it. */
  gift?: GiftReceipt
  /** The request ran out or was called off: what comes all the same is received. */
  late?: boolean
  strays?: ReturnRequest["strays"]
  /** What else came with these units, and goes back to the shopper. */
  refused?: RefusedGoods
}

/** As `acceptReturn`, at a place that may be no store. */
export async function acceptAt(
  container: MedusaContainer,
  input: AcceptAtInput,
  place: ReceivingPlace
): Promise<string> {
  const input_hash = canonicalHash([
    input.order_id,
    place.retail_store_id ?? place.stock_location_id,
    input.units,
    input.amount,
    input.exchange,
    input.note,
    input.receipt_shown,
    input.refund_to,
    input.override?.reason,
    input.request_id,
    input.strays,
    ...(input.gift ? [input.gift.id] : []),
    ...(input.refused ? [input.refused] : []),
  ])
  return await withOrderLocked(container, input.order_id, async () => {
    const known = await requestBefore(container, { ...input, input_hash })
    if (known) {
      return known
    }
    const conditions = await conditionsOf(container, input, place)
    const returner = input.gift ? null : await readReturner(container, input.order_id)
    return await withReturnerLocked(container, returner, async () => {
      const added = await caseOf(container, input, { place, conditions, input_hash })
      await writeCase(container, added, { ...input, contact: input.exchange?.contact })
      return added.id
    })
  })
}

async function conditionsOf(
  container: MedusaContainer,
  { order_id, request_id, units, gift, late, receipt_shown, by, now }: AcceptAtInput,
  { way, retail_store_id }: ReceivingPlace
): Promise<ReturnConditions & Pick<QuoteConditions, "held">> {
  if (gift) {
    return await giftConditions(container, gift, {
      ...{ request_id, units, late, now },
      ...{ way, retail_store_id },
    })
  }
  const request = await openIfNamed(container, { order_id, request_id, units, late, now })
  return {
    ...{ way, retail_store_id, now },
    receipt_shown: receipt_shown ?? by.way === "till",
    ...request,
  }
}

/**
 * The case this request made before; null when it did not.
 * @throws CONFLICT `idempotency_conflict` when another request had its key
 */
export async function requestBefore(
  container: MedusaContainer,
  asked: { by: { id: string }; idempotency_key?: string; input_hash: string }
): Promise<string | null> {
  const { by, idempotency_key, input_hash } = asked
  if (idempotency_key === undefined) {
    return null
  }
  const known = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findRequest(manager, by.id, idempotency_key))
  if (known && known.input_hash !== input_hash) {
    throw keyReused()
  }
  return known?.id ?? null
}

type ToAccept = {
  place: ReceivingPlace
  conditions: QuoteConditions
  input_hash: string
}

async function caseOf(
  container: MedusaContainer,
  input: AcceptAtInput,
  { place, conditions, input_hash }: ToAccept
): Promise<NewReturnCase> {
  const quoted = await quoteReturnOf(container, input.order_id, input.units, {
    ...conditions,
    refund_to: input.refund_to,
    is_exchange: input.exchange !== undefined,
  })
  const { order, quote, policy, returner } = quoted
  const override = letInQuoted(quoted, input.override ?? null)
  const exchange = await quoteExchangeOf(
    container,
    quoted,
    input.exchange?.new_units ?? [],
    place.country_code
  )
  checkAgreed(exchange, input)
  const delivery_address = await deliveryOf(container, order.id, input.exchange, place)
  const places = await readDispositionPlaces(container, place)
  return {
    id: generateEntityId(undefined, "rtc"),
    order_id: order.id,
    order_display_id: order.display_id,
    retail_store_id: place.retail_store_id,
    stock_location_id: place.stock_location_id,
    currency_code: order.currency_code,
    worth: quote.worth,
    amount: exchange.amount,
    due: exchange.due,
    due_tender: exchange.due > 0 ? (input.exchange?.tender ?? null) : null,
    delivery_address,
    note: input.note ?? null,
    accepted_by: input.by.id,
    way: input.by.way,
    cashier: input.by.way === "till" ? (input.by.cashier ?? null) : null,
    accepted_at: input.now,
    gift_receipt_id: input.gift?.id ?? null,
    idempotency_key: input.idempotency_key ?? null,
    input_hash,
    units: unitsTaken(order, input.units, quote.units, places),
    terms: {
      policy_version: policy.version,
      ...{ fee: exchange.fee, lapsed: exchange.lapsed },
      returner: returner ?? NOBODY,
      identity: null,
      override,
    },
    new_units: exchange.new_units,
    legs: exchange.legs.map((leg) => ({
      ...leg,
      id: generateEntityId(undefined, "rtl"),
    })),
  }
}

/** @throws CONFLICT `amount_changed`; INVALID_DATA `tender_missing` */
function checkAgreed(
  { amount, due }: Pick<QuotedExchange, "amount" | "due">,
  asked: AcceptAtInput
): void {
  const wasTold = asked.amount !== undefined
  if (wasTold && (amount !== asked.amount || due !== (asked.exchange?.due ?? 0))) {
    throw conflict("amount_changed", "The amount has changed meanwhile: look at the return again")
  }
  if (due > 0 && !asked.exchange?.tender) {
    throw invalid("tender_missing", "tender: say how the difference is paid")
  }
}

/** Whose returns this one does not count among. */
export const NOBODY: Returner = { customer_id: null, email_hash: null, identity_hash: null }
