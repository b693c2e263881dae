import { PICKUP_MODULE } from "../../../modules/pickup"
import { extend } from "../../../modules/pickup/operations/commands/extend"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { readPickupRow, storeOf } from "./store-of"
import { type CommandHandler, envelopeOf } from "./types"

export const extendCommand: CommandHandler = async (container, input) => {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const store = await storeOf(container, await readPickupRow(container, input.pickup_id))
  const { extensionHours, maxExtensions } = service.options.pickup
  return service.inTransaction((manager) =>
    extend(manager, envelopeOf(input), {
      hours: (input.body.hours as number | undefined) ?? extensionHours,
      reason: input.body.reason as string | undefined,
      max_extensions: maxExtensions,
      reminder_hours: store.reminder_hours,
    })
  )
}
