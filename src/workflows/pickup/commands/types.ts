import type { MedusaContainer } from "@medusajs/framework/types"
import type { CommandEnvelope, PickupCommand } from "../../../modules/pickup/types"
import type { TransitionResult } from "../../../modules/pickup/operations/transition"

/** One command to one pickup, as it travels through a workflow: instants are ISO texts. */
export type CommandInput = {
  command: PickupCommand
  pickup_id: string
  actor: CommandEnvelope["actor"]
  /** The caller's store, when it acts for one alone. */
  acting_store_id?: string
  /** Our clock. */
  now: string
  /** The actor's clock. */
  occurred_at?: string
  version?: number
  idempotency_key?: string
  /** The words of the command, validated at the door. */
  body: Record<string, unknown>
}

export type CommandResult = TransitionResult & { code?: string | null }

export type CommandHandler = (
  container: MedusaContainer,
  input: CommandInput
) => Promise<CommandResult>

export function envelopeOf(input: CommandInput): CommandEnvelope {
  return {
    pickup_id: input.pickup_id,
    actor: input.actor,
    acting_store_id: input.acting_store_id,
    now: new Date(input.now),
    occurred_at: input.occurred_at ? new Date(input.occurred_at) : undefined,
    version: input.version,
    idempotency_key: input.idempotency_key,
  }
}
