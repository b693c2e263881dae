import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { notFound } from "../../../core/errors"
import { toMinor } from "../../../core/money"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { ownPickupOf } from "../../../modules/pickup/operations/pickups"
import { unitsSettled } from "../../../modules/pickup/operations/settlements"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { ReturnableOrder } from "../../../modules/store-return/domain/quote"
import {
  type LineUnits,
  unitsBack,
  unitsLeft,
} from "../../../modules/store-return/domain/returnable-units"
import { pendingOf } from "../../../modules/store-return/operations/pending"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { type LineMoneyGraph, lineMoney } from "../../loyalty/queries/line-money"
import { type OrderMoney, readOrderMoney } from "../../pickup/money/order-money"
import { moneyHeld } from "../money/money-held"
import { readTillSide } from "./till-side"

type ItemGraph = {
  id: string
  title: string
  product_title: string | null
  product_id: string | null
  variant_id: string | null
  variant_sku: string | null
  variant_barcode: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: BigNumberInput
  adjustments?: LineMoneyGraph["adjustments"]
  tax_lines?: ({ rate: number } | null)[]
  detail: LineUnits & { return_requested_quantity?: unknown }
}
type OrderGraph = { id: string; display_id: number; status: string; items: ItemGraph[] }

export type DeskLine = ReturnableOrder["lines"][number] & {
  title: string
  product_id: string | null
  variant_id: string | null
  variant_title: string | null
  sku: string | null
  barcode: string | null
  thumbnail: string | null
  returnable: number
  /** Units that came back; `back` counts those on their way too. */
  came_back: number
  /** What points took off the whole line as a discount; null: a till did, in its own way. */
  points_off: number | null
}

/** An order at the return desk: what of it may come back, and its money; minor units. */
export type DeskOrder = Omit<ReturnableOrder, "lines"> & {
  id: string
  display_id: number
  currency_code: string
  /** Also a receipt whose void is still to be written down. */
  is_canceled: boolean
  /** Something of it is still to be paid. */
  is_unpaid: boolean
  lines: DeskLine[]
  money: OrderMoney
}

const FIELDS = [
  "id",
  "display_id",
  "status",
  "items.*",
  "items.detail.*",
  "items.adjustments.code",
  "items.adjustments.amount",
  "items.tax_lines.rate",
]

/**
 * @param held units by line that a return of Medusa's holds for whoever asks: they may come back
 * @throws NOT_FOUND `order_not_found`
 */
export async function readDeskOrder(
  container: MedusaContainer,
  orderId: string,
  held: ReadonlyMap<string, number> = new Map()
): Promise<DeskOrder> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const [order] = data as unknown as OrderGraph[]
  if (!order) {
    throw notFound("order_not_found", `There is no order ${orderId}`)
  }
  const money = await readOrderMoney(container, orderId)
  const [givenUp, pending, till] = await Promise.all([
    unitsGivenUp(container, orderId),
    container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => pendingOf(manager, orderId)),
    readTillSide(container, order, money.currency_code),
  ])
  return {
    id: order.id,
    display_id: order.display_id,
    currency_code: money.currency_code,
    is_canceled: money.is_canceled || till.is_voided,
    // What a receipt came to is a fact; more than was paid for it never goes back.
    is_unpaid: !till.is_sale && money.pending > 0,
    shipping: money.value.shipping,
    ...moneyHeld(money, till.tenders, pending.legs),
    fees: pending.fees,
    lapsed_before: pending.lapsed,
    money,
    lines: order.items.map((item) => {
      const underWay = (pending.units.get(item.id) ?? 0) + (till.taken.get(item.id) ?? 0)
      const own = held.get(item.id) ?? 0
      const total = money.value.lines.get(item.id)?.total ?? 0
      const announced = Number(item.detail.return_requested_quantity ?? 0) - own
      return {
        id: item.id,
        points_off: till.points_off.has(item.id) ? null : pointsOff(item, money.currency_code),
        title: item.product_title ?? item.title,
        product_id: item.product_id,
        variant_id: item.variant_id,
        variant_title: item.variant_title,
        sku: item.variant_sku,
        barcode: item.variant_barcode,
        thumbnail: item.thumbnail,
        quantity: Number(item.quantity),
        ...{ total, tax: taxIn(total, item) },
        by_points: till.by_points.get(item.id) ?? 0,
        ...{ back: unitsBack(item.detail) + underWay + announced, announced },
        taken: pending.places.get(item.id) ?? [],
        came_back: unitsBack(item.detail),
        given_up: givenUp.get(item.id) ?? 0,
        returnable: Math.max(0, unitsLeft(item.detail) + own - underWay),
      }
    }),
  }
}

async function unitsGivenUp(
  container: MedusaContainer,
  orderId: string
): Promise<Map<string, number>> {
  return await container.resolve<PickupModuleService>(PICKUP_MODULE).reading(async (manager) => {
    // What was taken in exchange and not collected comes back by a case.
    const pickup = await ownPickupOf(manager, orderId)
    return pickup ? await unitsSettled(manager, pickup.id) : new Map<string, number>()
  })
}

/** Of an amount with tax; rates add up, as Medusa has them. */
function taxIn(total: number, { tax_lines }: ItemGraph): number {
  const rate = (tax_lines ?? []).reduce((sum, line) => sum + Number(line?.rate ?? 0), 0)
  return Math.round((total * rate) / (100 + rate))
}

const pointsOff = ({ adjustments }: ItemGraph, currencyCode: string): number => {
  const { points } = lineMoney({ total: 0, tax_total: 0, adjustments }, currencyCode)
  return toMinor(
    [...points.values()].reduce((sum, part) => MathBN.add(sum, part), 0),
    currencyCode
  )
}
