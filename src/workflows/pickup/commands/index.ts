import { PICKUP_MODULE } from "../../../modules/pickup"
import { accept } from "../../../modules/pickup/operations/commands/accept"
import { cancel, expire } from "../../../modules/pickup/operations/commands/close"
import { pick, type PickedLine } from "../../../modules/pickup/operations/commands/pick"
import { reissueCode } from "../../../modules/pickup/operations/commands/reissue-code"
import { convert, setCollector } from "../../../modules/pickup/operations/commands/reschedule"
import type { SqlEntityManager } from "../../../core/sql"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { Collector, CommandEnvelope, PickupCommand } from "../../../modules/pickup/types"
import { extendCommand } from "./extend"
import { handOverCommand } from "./hand-over"
import { readyCommand } from "./ready"
import { rejectCommand } from "./reject"
import { rerouteCommand, rescheduleCommand } from "./reschedule"
import { type CommandHandler, type CommandResult, envelopeOf } from "./types"

export type { CommandInput, CommandResult } from "./types"

type Run = (
  manager: SqlEntityManager,
  secret: string,
  envelope: CommandEnvelope,
  body: Record<string, unknown>
) => Promise<CommandResult>

/** A command that needs nothing but its own words. */
const plain =
  (run: Run): CommandHandler =>
  (container, input) =>
    container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .inTransaction((manager, secret) => run(manager, secret, envelopeOf(input), input.body))

/** What each command does. Who may send it is decided at the door. */
export const COMMANDS: Record<PickupCommand, CommandHandler> = {
  accept: plain((manager, _, envelope) => accept(manager, envelope)),
  pick: plain((manager, _, envelope, body) => pick(manager, envelope, body.lines as PickedLine[])),
  ready: readyCommand,
  "hand-over": handOverCommand,
  reject: rejectCommand,
  extend: extendCommand,
  cancel: plain((manager, _, envelope, body) =>
    cancel(manager, envelope, { reason: body.reason as string })
  ),
  expire: plain((manager, _, envelope) => expire(manager, envelope)),
  "reissue-code": plain((manager, secret, envelope, body) =>
    reissueCode(manager, secret, envelope, { reason: body.reason as string | undefined })
  ),
  reschedule: rescheduleCommand,
  reroute: rerouteCommand,
  collector: plain((manager, _, envelope, body) =>
    setCollector(manager, envelope, body.collector as Collector | null)
  ),
  convert: plain((manager, _, envelope) => convert(manager, envelope)),
}
