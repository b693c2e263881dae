import { PICKUP_MODULE } from "../../../modules/pickup"
import { reject, type RejectInput } from "../../../modules/pickup/operations/commands/reject"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { type CommandHandler, envelopeOf } from "./types"

const HOUR_MS = 3_600_000

export const rejectCommand: CommandHandler = async (container, input) => {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const envelope = envelopeOf(input)
  const body = input.body as Omit<RejectInput, "alternative_until">
  const deadline = envelope.now.getTime() + service.options.pickup.alternativeHours * HOUR_MS
  return service.inTransaction((manager) =>
    reject(manager, envelope, {
      reason: body.reason,
      note: body.note,
      lines: body.lines,
      alternative_until: new Date(deadline),
    })
  )
}
