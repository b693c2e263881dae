import type { MedusaResponse } from "@medusajs/framework/http"
import type { PickupCommand } from "../../../types/http"
import { adminPickupDetail, MANAGER_COMMANDS } from "../../../workflows/pickup/queries/admin-pickup"
import { commandPickupWorkflow } from "../../../workflows/pickup/workflows/command-pickup"
import { idempotencyKeyOf } from "../../idempotency-key"
import { requireStoreRole } from "../../middlewares/staff-scope"
import { withOwnErrors } from "../../own-errors"
import type { CommandBody } from "../../pickup-bodies"
import { type PickupRequest, roleIn } from "./pickup-access"

/**
 * Sends the command of a route to its pickup and answers `{ pickup }` as it is then.
 * Errors of every command: 403 `store_forbidden`; 404 `pickup_not_found`; 409 `pickup_changed`,
 * `pickup_transition`, `pickup_expired`, `idempotency_conflict`.
 */
export async function sendCommand(
  req: PickupRequest<CommandBody>,
  res: MedusaResponse,
  command: PickupCommand,
  words?: Record<string, unknown>
): Promise<void> {
  const { version, occurred_at, ...body } = req.validatedBody
  if (MANAGER_COMMANDS.includes(command)) {
    requireStoreRole(req.staffScope, req.pickup.retail_store_id, "manager")
  }
  const { result } = await commandPickupWorkflow(req.scope).run({
    input: {
      command,
      pickup_id: req.pickup.id,
      actor: { type: "user", id: req.auth_context.actor_id },
      now: new Date().toISOString(),
      version,
      occurred_at,
      idempotency_key: idempotencyKeyOf(req),
      body: words ?? body,
    },
  })
  const pickup = await adminPickupDetail(
    req.scope,
    req.pickup.id,
    roleIn(req, req.pickup.retail_store_id),
    new Date()
  )
  res.json(mayReadCode(req, command) ? { pickup, code: result.code } : { pickup })
}

/** The new code goes to the shopper; whoever may hand over without a code may also read it out. */
function mayReadCode(req: PickupRequest, command: PickupCommand): boolean {
  return command === "reissue-code" && roleIn(req, req.pickup.retail_store_id) !== "associate"
}

/** A route that only passes its body on. */
export const commandRoute = (command: PickupCommand) =>
  withOwnErrors<PickupRequest<CommandBody>>((req, res) => sendCommand(req, res, command))
