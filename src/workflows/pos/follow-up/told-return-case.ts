import type { MedusaContainer } from "@medusajs/framework/types"
import { canonicalHash } from "../../../core/canonical-hash"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { findProducts } from "../../../modules/pos/read-models/product-references"
import { POS_MODULE } from "../../../modules/pos"
import type { PosModuleService } from "../../../modules/pos/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  disposeTold,
  givenBack,
  reasonTold,
  type ToldUnit,
  unitsWithoutOrder,
} from "../../../modules/store-return/domain/told-return"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { Returner } from "../../../modules/store-return/operations/terms"
import { findPolicy } from "../../../modules/store-return/read-models/policies"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { NOBODY } from "../../store-return/desk/accept-return"
import { returnerOf } from "../../store-return/policy/returner"
import { idFrom } from "./ids"

type Return = PosEventData<"return.completed">

/** More units than anybody hands in at a counter: somebody typed something else into the quantity. */
const MOST_UNITS = 10_000

/** What came back of an order by a till's receipt. */
export type CameBack = {
  order: { id: string; display_id: number; customer_id: string | null; email: string | null }
  units: readonly ToldUnit[]
  goodsOf: (orderLineId: string) => Pick<NewReturnCase["units"][number], "title" | "variant_id">
}

/**
 * The case of a return that a till took by itself, under an id that follows from the event; null when no unit of it was
 * the order's to come back, or there are more than a return can have. The till asked nobody, so no policy refused it and
 * none was overridden.
 */
export async function caseOfOrder(
  container: MedusaContainer,
  event: PendingEvent,
  { order, units, goodsOf }: CameBack
): Promise<NewReturnCase | null> {
  return await caseOf(container, event, {
    ...{ order_id: order.id, order_display_id: order.display_id, units },
    goodsOf: ({ order_line_item_id }) => goodsOf(order_line_item_id),
    returner: returnerOf(container, order),
  })
}

/** As `caseOfOrder`, for goods that came without a receipt; whoever the till names brought them. */
export async function caseWithoutOrder(
  container: MedusaContainer,
  event: PendingEvent
): Promise<NewReturnCase | null> {
  const { lines, customer } = event.body.data as Return
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const products = await pos.reading((manager) => findProducts(manager, lines))
  const lineOf = linesById(lines)
  const { customer_id = null, email = null } = customer ?? {}
  const standsForLine = idFrom("rtb", event.device_id, event.event_id)
  return await caseOf(container, event, {
    ...{ order_id: null, order_display_id: null },
    units: countOf(lines) > MOST_UNITS ? [] : unitsWithoutOrder(lines, standsForLine),
    goodsOf: ({ line_id }) => {
      const line = lineOf.get(line_id)!
      return { title: line.title, variant_id: products.find(line)?.variant_id ?? null }
    },
    returner: returnerOf(container, { customer_id, email }),
  })
}

type Taken = Pick<NewReturnCase, "order_id" | "order_display_id"> & {
  units: readonly ToldUnit[]
  goodsOf: (unit: ToldUnit) => ReturnType<CameBack["goodsOf"]>
  /** null: nobody knows. */
  returner: Returner | null
}

async function caseOf(
  container: MedusaContainer,
  event: PendingEvent,
  { order_id, order_display_id, units, goodsOf, returner }: Taken
): Promise<NewReturnCase | null> {
  if (units.length === 0 || units.length > MOST_UNITS) {
    return null
  }
  const data = event.body.data as Return
  const { device_id, event_id, stock_location_id } = event
  const accepted_at = new Date(event.body.occurred_at)
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const policy = await desk.reading((manager) => findPolicy(manager, accepted_at))
  const given = givenBack(data, units)
  const lineOf = linesById(data.lines)
  return {
    id: idFrom("rtc", device_id, event_id),
    ...{ order_id, order_display_id, gift_receipt_id: null },
    ...{ retail_store_id: event.retail_store_id, stock_location_id },
    currency_code: data.currency_code,
    ...{ worth: given.amount, amount: given.amount },
    ...{ due: 0, due_tender: null, delivery_address: null, new_units: [] },
    note: data.note ?? null,
    ...{ accepted_by: device_id, way: "till", cashier: event.body.cashier ?? null, accepted_at },
    ...{ idempotency_key: null, input_hash: canonicalHash([device_id, event_id]) },
    terms: {
      ...{ policy_version: policy.version, fee: 0, lapsed: 0 },
      ...{ returner: returner ?? NOBODY, identity: null, override: null },
    },
    units: units.map((unit, index) => {
      const { condition, reason } = lineOf.get(unit.line_id)!
      return {
        ...{ order_line_item_id: unit.order_line_item_id, place: unit.place },
        ...goodsOf(unit),
        ...{ reason: reasonTold(reason), amount: given.amounts[index]! },
        ...disposeTold(condition, stock_location_id),
      }
    }),
    legs: given.tenders.map(({ type, amount }) => ({
      ...{ id: idFrom("rtl", device_id, event_id, type), kind: "tender", tender: type, amount },
      ...{ payment_id: null, provider_id: null, credit_customer_id: null },
    })),
  }
}

const linesById = (lines: Return["lines"]): ReadonlyMap<string, Return["lines"][number]> =>
  new Map(lines.map((line) => [line.line_id, line]))

const countOf = (lines: Return["lines"]): number =>
  lines.reduce((all, { quantity }) => all + quantity, 0)
