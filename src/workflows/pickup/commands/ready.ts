import { PICKUP_MODULE } from "../../../modules/pickup"
import { ready } from "../../../modules/pickup/operations/commands/ready"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { holdDeadline } from "../../../modules/retail-store/domain/hold-deadline"
import { assertOrderStands } from "../queries/order-stands"
import { readPickupRow, storeOf } from "./store-of"
import { type CommandHandler, envelopeOf } from "./types"

/** The hold is counted by the calendar of the pickup's store as it is now. */
export const readyCommand: CommandHandler = async (container, input) => {
  const pickup = await readPickupRow(container, input.pickup_id)
  await assertOrderStands(container, pickup.order_id)
  const store = await storeOf(container, pickup)
  const envelope = envelopeOf(input)
  const expiresAt = holdDeadline(store, envelope.now.getTime(), store.hold_hours)
  return container.resolve<PickupModuleService>(PICKUP_MODULE).inTransaction((manager, secret) =>
    ready(manager, secret, envelope, {
      bin: input.body.bin as string | undefined,
      expires_at: new Date(expiresAt),
      reminder_hours: store.reminder_hours,
    })
  )
}
