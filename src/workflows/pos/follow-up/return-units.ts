import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { returnableUnits } from "../../../modules/pos/domain/returned-units"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { NewIncident } from "../../../modules/pos/operations/incidents"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { unitsBack, unitsLeft } from "../../../modules/store-return/domain/returnable-units"
import { placeUnits } from "../../../modules/store-return/domain/told-return"
import { pendingOf } from "../../../modules/store-return/operations/pending"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import {
  findBegunReturn,
  receive,
  receiveReturn,
  type Units,
  type Which,
} from "../../store-return/medusa-return"
import type { OriginalOrder } from "./original-order"
import type { CameBack } from "./told-return-case"

type Return = PosEvent<"return.completed">

export type Returned = {
  /** null: nothing of it was the order's to come back. */
  medusa_return_id: string | null
  came: CameBack
  /** An incident for every line with more units than the order has left. */
  exceeding: NewIncident[]
}

/**
 * Receives units of a till's return in Medusa's order. After a crash they are those of the return that the try before this
 * one began, and each is found on the line where that try found it.
 */
export async function returnUnits(
  container: MedusaContainer,
  event: PendingEvent,
  origin: OriginalOrder
): Promise<Returned> {
  const orders = container.resolve(Modules.ORDER)
  const made = { order_id: origin.order_id, mark: { pos_event_id: event.event_id } }
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const [order, pending, begun] = await Promise.all([
    orders.retrieveOrder(origin.order_id, { relations: ["items"] }),
    desk.reading((manager) => pendingOf(manager, origin.order_id)),
    findBegunReturn(container, made),
  ])
  const own = begun && new Map(begun.units.map(({ id, quantity }) => [id, quantity]))
  const items = (order.items ?? []).map((item) => ({
    ...item,
    underWay: pending.units.get(item.id) ?? 0,
    own: own?.get(item.id) ?? 0,
  }))
  const { lines } = (event.body as Return).data
  const { returned, found, exceeding } = returnableUnits(
    lines.map((line) => ({
      ...line,
      order_line_id: line.original_line_id && origin.lineOf(line.original_line_id),
    })),
    items.map((item) => ({
      id: item.id,
      variant_id: item.variant_id ?? null,
      variant_sku: item.variant_sku ?? null,
      left: own ? item.own : unitsLeft(item.detail) - item.underWay,
    }))
  )
  const units = placeUnits(
    found,
    items.map((item) => ({
      ...{ id: item.id, quantity: Number(item.quantity) },
      fulfilled: Number(item.detail.fulfilled_quantity ?? 0),
      back:
        Number(item.detail.return_requested_quantity ?? 0) +
        unitsBack(item.detail) +
        item.underWay -
        item.own,
      taken: pending.places.get(item.id) ?? [],
    }))
  )
  const itemOf = new Map(items.map((item) => [item.id, item]))
  return {
    medusa_return_id: begun
      ? await receive(container, begun)
      : await receiveIfAny(container, { ...made, location_id: event.stock_location_id }, returned),
    came: {
      units,
      order: {
        ...{ id: order.id, display_id: Number(order.display_id) },
        ...{ customer_id: order.customer_id ?? null, email: order.email ?? null },
      },
      goodsOf: (id) => {
        const { product_title, title, variant_id = null } = itemOf.get(id)!
        return { title: product_title ?? title, variant_id }
      },
    },
    exceeding: exceeding.map(({ line_id, quantity }) => ({
      kind: "return_exceeds_sale",
      retail_store_id: event.retail_store_id,
      device_id: event.device_id,
      event_id: event.event_id,
      subject: `${origin.order_id} ${line_id}`,
      details: { order_id: origin.order_id, line_id, units_too_many: quantity },
    })),
  }
}

const receiveIfAny = async (
  container: MedusaContainer,
  which: Which & { location_id: string },
  units: readonly Units[]
): Promise<string | null> =>
  units.length > 0 ? await receiveReturn(container, which, units) : null
