import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import {
  type CounterPayment,
  handOver,
  type HandOverInput,
  unitsTaken,
} from "../../../modules/pickup/operations/commands/hand-over"
import { paidAtCounter } from "../../../modules/pickup/operations/counter-payments"
import { linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupRow } from "../../../modules/pickup/types"
import { amountDue } from "../money/amount-due"
import { isKnownKey } from "../queries/known-key"
import { assertOrderStands } from "../queries/order-stands"
import { readPickupRow } from "./store-of"
import { type CommandHandler, envelopeOf } from "./types"

/**
 * A pickup that is paid at the counter is handed over only against exactly what is due.
 * @throws INVALID_DATA `payment_required`, `payment_mismatch` (both name the amount in minor units).
 */
export const handOverCommand: CommandHandler = async (container, input) => {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const pickup = await readPickupRow(container, input.pickup_id)
  const envelope = envelopeOf(input)
  const body = input.body as HandOverInput
  await assertOrderStands(container, pickup.order_id)
  if (
    pickup.pay_in_store &&
    !(await isKnownKey(container, input.pickup_id, input.idempotency_key))
  ) {
    await assertPaid(container, pickup, body)
  }
  return service.inTransaction((manager) =>
    handOver(manager, envelope, {
      lines: body.lines,
      override_reason: body.override_reason,
      payment: body.payment,
    })
  )
}

async function assertPaid(
  container: MedusaContainer,
  pickup: PickupRow,
  body: HandOverInput
): Promise<void> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const lines = await service.reading((manager) => linesOf(manager, [pickup.id]))
  const taken = new Map(
    unitsTaken(lines, body.lines).map((entry) => [entry.line.id, entry.collected])
  )
  const due = await amountDue(
    container,
    pickup.order_id,
    lines.map((line) => ({
      order_line_item_id: line.order_line_item_id,
      quantity: line.collected_quantity + (taken.get(line.id) ?? 0),
    })),
    await service.reading((manager) => paidAtCounter(manager, pickup.id))
  )
  assertExact(due, body.payment)
}

function assertExact(due: number, payment: CounterPayment | undefined): void {
  if (due > 0 && !payment) {
    throw invalid("payment_required", `payment: ${due} minor units are due at the counter`)
  }
  if (payment && payment.amount !== due) {
    throw invalid(
      "payment_mismatch",
      `payment.amount: ${due} minor units are due, not ${payment.amount}`
    )
  }
}
