import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { defineJob } from "../../../core/jobs"
import { reasonOf } from "../../../core/reason-of"
import { rowsOf } from "../../../core/sql"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { valueOfUnitsGivenBack } from "../../../modules/pickup/domain/value-kept"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { SettlementRow } from "../../../modules/pickup/operations/settlements"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupLineRow, PickupRow } from "../../../modules/pickup/types"
import { readTillTenders } from "../../pos/follow-up/till-tenders"
import { finishRefunds } from "../money/finish-refund"
import { giveBack, settlementNote } from "../money/give-back"
import { type OrderMoney, readOrderMoney } from "../money/order-money"
import { refundedWith, refundOnce } from "../money/refund"
import { returnUncollected } from "../../store-return/exchange/uncollected"
import { isWritten } from "../queries/exchange-written"
import { correctStock } from "../stock/correct-stock"
import { releaseUnits } from "../stock/release-units"

type Work = { settlement: SettlementRow; pickup: PickupRow; lines: PickupLineRow[] }

/**
 * Gives back money and stock for units that were missing, refused or never collected. Every part may run
 * again after a crash and happens once.
 */
export const settlePickupJob = defineJob({
  name: "omni-settle-pickup",
  schema: z.object({ settlement_id: z.string() }),
  run: async ({ settlement_id }, { container, now }) => {
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const work = await readWork(pickup, settlement_id)
    if (!work || work.settlement.state === "done") {
      return
    }
    try {
      const amount = await settle(container, work, now)
      await pickup.updatePickupSettlements({
        id: settlement_id,
        state: "done",
        amount,
        failure: null,
      })
    } catch (error) {
      await pickup.updatePickupSettlements({
        id: settlement_id,
        state: "failed",
        failure: reasonOf(error),
      })
      throw error
    }
  },
})

async function readWork(service: PickupModuleService, settlementId: string): Promise<Work | null> {
  return service.reading(async (manager) => {
    const [settlement] = await rowsOf<SettlementRow>(
      manager,
      "select * from omni_pickup_settlement where id = ?",
      [settlementId]
    )
    const [pickup] = settlement
      ? await findPickups(manager, { column: "id", values: [settlement.pickup_id] })
      : []
    return settlement && pickup
      ? { settlement, pickup, lines: await linesOf(manager, [pickup.id]) }
      : null
  })
}

/** @returns what was given back, minor units. */
async function settle(container: MedusaContainer, work: Work, now: Date): Promise<number> {
  const { settlement, pickup } = work
  if (pickup.return_case_id !== null) {
    return settleExchange(container, work, now)
  }
  const money = await readOrderMoney(container, pickup.order_id)
  if (settlement.reason === "whole") {
    return settleWhole(container, money, settlementNote(settlement.id))
  }
  if (money.is_canceled) {
    return endBegun(container, money, settlementNote(settlement.id))
  }
  await freeUnits(container, work, now)
  const amount = valueOfUnitsGivenBack(money.value, settlement.units)
  await giveBack(container, money, {
    settlement_id: settlement.id,
    amount,
    kept: keptValue(work, money) - (await heldByTills(container, money)),
  })
  return amount
}

/** Medusa's cancelling gave back what was left; what a provider had been asked for before is ours to end. */
async function endBegun(
  container: MedusaContainer,
  money: OrderMoney,
  note: string
): Promise<number> {
  for (const { id } of money.payments) {
    await finishRefunds(container, money, id, note)
  }
  return refundedWith(money, note)
}

/** Goods of an exchange go back to the shelf, and their money as a return's does. */
async function settleExchange(container: MedusaContainer, work: Work, now: Date): Promise<number> {
  const { settlement, pickup } = work
  await freeUnits(container, work, now)
  // Asked before the order is read: written in between, its lines would be missed.
  const hasLines = await isWritten(container, pickup)
  const { is_canceled, value } = await readOrderMoney(container, pickup.order_id)
  if (is_canceled) {
    return 0
  }
  if (!hasLines) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The order does not have the lines of the exchange yet",
      "exchange_not_written"
    )
  }
  // What staff took out of the order is theirs to refund: Medusa shows it as owed.
  const line_ids = settlement.units
    .map(({ order_line_item_id }) => order_line_item_id)
    .filter((id) => (value.lines.get(id)?.quantity ?? 0) > 0)
  return line_ids.length > 0
    ? await returnUncollected(container, { pickup, settlement_id: settlement.id, line_ids, now })
    : 0
}

/** Units the shopper will not take are nobody's again; those that were not found are off the stock. */
async function freeUnits(container: MedusaContainer, work: Work, now: Date): Promise<void> {
  const { settlement, lines } = work
  await releaseUnits(container, { lines, units: settlement.units, reference: settlement.id, now })
  if (settlement.reason === "short") {
    await takeOffMissing(container, work, now)
  }
}

/**
 * What the shopper keeps or may still collect is worth the order less everything given back so far, at the counter or
 * later.
 */
function keptValue({ pickup, lines }: Work, money: OrderMoney): number {
  const gone = lines.map((line) => ({
    order_line_item_id: line.order_line_item_id,
    before: 0,
    quantity: pickup.closed_at
      ? line.quantity - line.collected_quantity
      : line.short_quantity + line.refused_quantity,
  }))
  const total = [...money.value.lines.values()].reduce(
    (sum, line) => sum + line.total,
    money.value.shipping
  )
  return total - valueOfUnitsGivenBack(money.value, gone) - money.returned
}

/** Paid beside Medusa's payments: what an exchange cost on top of what came back, less what drawers gave back. */
async function heldByTills(
  container: MedusaContainer,
  { order_id, currency_code }: OrderMoney
): Promise<number> {
  const tenders = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => readTillTenders(manager, order_id, currency_code))
  return tenders.reduce((sum, { taken, given }) => sum + taken - given, 0)
}

/**
 * Nothing was handed over. What was taken is refunded first, because Medusa's cancellation only logs a refund
 * that fails; then Medusa cancels the order, which voids the rest and frees the reservation.
 */
async function settleWhole(
  container: MedusaContainer,
  money: OrderMoney,
  note: string
): Promise<number> {
  await refundOnce(container, money, money.received + refundedWith(money, note), note)
  if (!money.is_canceled) {
    await cancelOrderWorkflow(container).run({ input: { order_id: money.order_id } })
  }
  const after = await readOrderMoney(container, money.order_id)
  if (after.received > 0) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "The payment provider has not given everything back yet",
      "refund_incomplete"
    )
  }
  return refundedWith(after, note)
}

/** What the store looked for and did not find is not there to be sold to the next shopper. */
async function takeOffMissing(
  container: MedusaContainer,
  { settlement, pickup, lines }: Work,
  now: Date
): Promise<void> {
  const variantOf = new Map(lines.map((line) => [line.order_line_item_id, line.variant_id]))
  await correctStock(
    container,
    {
      reference: `${settlement.id}:missing`,
      stock_location_id: pickup.stock_location_id,
      correction: "take_off",
      reason: "not_found",
      variants: settlement.units.map((unit) => ({
        variant_id: variantOf.get(unit.order_line_item_id) ?? null,
        quantity: unit.quantity,
      })),
    },
    now
  )
}
