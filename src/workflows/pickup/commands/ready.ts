import { PICKUP_MODULE } from "../../../modules/pickup"
import { ready } from "../../../modules/pickup/operations/commands/ready"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { holdDeadline } from "../../../modules/retail-store/domain/hold-deadline"
import { extraPickupDays } from "../../loyalty/queries/extra-pickup-days"
import { assertExchangeWritten } from "../queries/exchange-written"
import { assertOrderStands } from "../queries/order-stands"
import { readPickupRow, storeOf } from "./store-of"
import { type CommandHandler, envelopeOf } from "./types"

/** The hold is counted by the calendar of the pickup's store as it is now; a member's tier may lengthen it. */
export const readyCommand: CommandHandler = async (container, input) => {
  const pickup = await readPickupRow(container, input.pickup_id)
  await assertOrderStands(container, pickup.order_id)
  await assertExchangeWritten(container, pickup)
  const store = await storeOf(container, pickup)
  const envelope = envelopeOf(input)
  const extraDays = await extraPickupDays(container, pickup.order_id, envelope.now)
  const hours = store.hold_hours + 24 * extraDays
  const expiresAt = holdDeadline(store, envelope.now.getTime(), hours)
  return container.resolve<PickupModuleService>(PICKUP_MODULE).inTransaction((manager, secret) =>
    ready(manager, secret, envelope, {
      bin: input.body.bin as string | undefined,
      expires_at: new Date(expiresAt),
      reminder_hours: store.reminder_hours,
    })
  )
}
