import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, invalid, notFound } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import type { StockChange } from "../../../modules/stock/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  addCase,
  findRequest,
  type NewReturnCase,
} from "../../../modules/store-return/operations/cases"
import type { RefundKind } from "../../../modules/store-return/domain/policy-rules"
import type { Returner } from "../../../modules/store-return/operations/terms"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AcceptedBy, ReturnGrade, ReturnReason } from "../../../modules/store-return/types"
import { withItemsLocked } from "../../stock/item-locks"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { withOrderLocked } from "./order-lock"
import type { ReturnConditions } from "../policy/assess-order"
import type { Override } from "../policy/let-in"
import { readReturner, withReturnerLocked } from "../policy/returner"
import { letInQuoted } from "./let-in-quoted"
import { quoteReturnOf, type WantedUnits } from "./quote-return"
import type { DeskOrder } from "./read-order"

export type AcceptReturnInput = {
  order_id: string
  retail_store_id: string
  units: readonly (WantedUnits & { reason: ReturnReason; grade: ReturnGrade })[]
  /** What the shopper was told goes back; minor units. */
  amount: number
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
 * refunds follow by a durable job. Once per key.
 * @returns the case's id
 * @throws as `quoteReturnOf`, `letIn`; NOT_FOUND `store_not_found`; CONFLICT `amount_changed`, `idempotency_conflict`
 */
export async function acceptReturn(
  container: MedusaContainer,
  input: AcceptReturnInput
): Promise<string> {
  const input_hash = canonicalHash([
    input.order_id,
    input.retail_store_id,
    input.units,
    input.amount,
    input.note,
    input.receipt_shown,
    input.refund_to,
    input.override?.reason,
  ])
  const [store] = await findStoresBy(container, "id", [input.retail_store_id])
  if (!store) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  return await withOrderLocked(container, input.order_id, async () => {
    const known = await requestBefore(container, { ...input, input_hash })
    if (known) {
      return known
    }
    const returner = await readReturner(container, input.order_id)
    return await withReturnerLocked(container, returner, async () => {
      const added = await caseOf(container, input, store.stock_location_id, input_hash)
      await writeCase(container, added)
      return added.id
    })
  })
}

const conditionsOf = ({
  retail_store_id,
  receipt_shown,
  by,
  now,
}: AcceptReturnInput): ReturnConditions => ({
  way: "store",
  retail_store_id,
  receipt_shown: receipt_shown ?? by.way === "till",
  now,
})

/**
 * The case this request made before; null when it did not.
 * @throws CONFLICT `idempotency_conflict` when another request had its key
 */
export async function requestBefore(
  container: MedusaContainer,
  asked: { by: AcceptedBy; idempotency_key?: string; input_hash: string }
): Promise<string | null> {
  const { by, idempotency_key, input_hash } = asked
  if (idempotency_key === undefined) {
    return null
  }
  const known = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findRequest(manager, by.id, idempotency_key))
  if (known && known.input_hash !== input_hash) {
    throw conflict(
      "idempotency_conflict",
      "This Idempotency-Key was used before with another request"
    )
  }
  return known?.id ?? null
}

async function caseOf(
  container: MedusaContainer,
  input: AcceptReturnInput,
  stock_location_id: string,
  input_hash: string
): Promise<NewReturnCase> {
  const quoted = await quoteReturnOf(container, input.order_id, input.units, {
    ...conditionsOf(input),
    refund_to: input.refund_to,
  })
  const { order, quote, policy, returner, legs } = quoted
  const override = letInQuoted(quoted, input.override ?? null)
  if (quote.amount !== input.amount) {
    throw conflict("amount_changed", "The amount has changed meanwhile: look at the return again")
  }
  return {
    id: generateEntityId(undefined, "rtc"),
    order_id: order.id,
    order_display_id: order.display_id,
    retail_store_id: input.retail_store_id,
    stock_location_id,
    currency_code: order.currency_code,
    worth: quote.worth,
    amount: quote.amount,
    note: input.note ?? null,
    accepted_by: input.by.id,
    way: input.by.way,
    cashier: input.by.way === "till" ? (input.by.cashier ?? null) : null,
    accepted_at: input.now,
    idempotency_key: input.idempotency_key ?? null,
    input_hash,
    units: unitsOf(order, input, quote.units),
    terms: {
      policy_version: policy.version,
      fee: quote.fee,
      returner: returner ?? NOBODY,
      identity: null,
      override,
    },
    legs: legs.map((leg) => ({
      ...leg,
      id: generateEntityId(undefined, "rtl"),
    })),
  }
}

const NOBODY: Returner = { customer_id: null, email_hash: null, identity_hash: null }

/** Each unit with the reason and grade it was handed in with, in the order they were named. */
function unitsOf(
  order: DeskOrder,
  { units }: AcceptReturnInput,
  quoted: readonly { line_id: string; place: number; amount: number }[]
): NewReturnCase["units"] {
  const named = units.flatMap(({ quantity, ...unit }) =>
    Array.from({ length: quantity }, () => unit)
  )
  return order.lines.flatMap((line) => {
    const places = quoted.filter(({ line_id }) => line_id === line.id)
    return named
      .filter(({ line_item_id }) => line_item_id === line.id)
      .map(({ reason, grade }, index) => ({
        order_line_item_id: line.id,
        place: places[index]!.place,
        variant_id: line.variant_id,
        title: line.title,
        reason,
        grade,
        amount: places[index]!.amount,
      }))
  })
}

/** Whatever the quote saw, the database has the last word on units. */
const UNIT_CONSTRAINTS = ["omni_return_unit_once", "omni_return_unit_pkey"]

/**
 * The units and the stock they bring, in one transaction.
 * @throws INVALID_DATA `units_not_returnable` when another road took them since the quote
 */
export async function writeCase(container: MedusaContainer, added: NewReturnCase): Promise<void> {
  try {
    await writeAll(container, added)
  } catch (error) {
    if (UNIT_CONSTRAINTS.includes((error as { constraint?: string }).constraint ?? "")) {
      throw invalid("units_not_returnable", "Some of these units have come back meanwhile")
    }
    throw error
  }
}

async function writeAll(container: MedusaContainer, added: NewReturnCase): Promise<void> {
  const changes = await stockOf(container, added)
  const items = changes.map(({ inventory_item_id }) => inventory_item_id)
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  await withItemsLocked(container, items, () =>
    retryOnClash(() =>
      desk.inTransaction(async (manager, context) => {
        await addCase(manager, added)
        await stock.applyFacts({ changes, counts: [], received_at: added.accepted_at }, context)
      })
    )
  )
}

/** Units fit for sale go back on the shelf of the store that received them. */
async function stockOf(
  container: MedusaContainer,
  { id, units, stock_location_id, accepted_at }: NewReturnCase
): Promise<StockChange[]> {
  const fit = units
    .filter(({ grade }) => grade === "resell")
    .flatMap((unit) => unit.variant_id ?? [])
  const variants = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .variantStock([...new Set(fit)])
  const quantities = new Map<string, number>()
  for (const variantId of fit) {
    const known = variants.get(variantId)
    for (const component of known?.manage_inventory ? known.components : []) {
      const before = quantities.get(component.inventory_item_id) ?? 0
      quantities.set(component.inventory_item_id, before + component.required_quantity)
    }
  }
  return [...quantities].map(([inventory_item_id, quantity]) => ({
    ...{ inventory_item_id, stock_location_id, quantity },
    reason: "returned",
    occurred_at: accepted_at,
    source: { reference: id },
  }))
}
