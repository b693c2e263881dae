import type { MedusaResponse } from "@medusajs/framework/http"
import type { PickupCommand } from "../../../types/http"
import type { CommandInput } from "../../../workflows/pickup/commands"
import { readPickupRow } from "../../../workflows/pickup/commands/store-of"
import { storePickup } from "../../../workflows/pickup/queries/store-pickup"
import { idempotencyKeyOf } from "../../idempotency-key"
import type { OrderPickupRequest } from "./order-pickup-access"
import type { ShopperBody } from "./validators"

/** A shopper's command as a workflow takes it. */
export function shopperCommand(
  req: OrderPickupRequest<ShopperBody>,
  command: PickupCommand,
  body: Record<string, unknown>
): CommandInput {
  return {
    command,
    pickup_id: req.pickup.id,
    actor: req.shopper,
    now: new Date().toISOString(),
    version: req.validatedBody.version,
    idempotency_key: idempotencyKeyOf(req),
    body,
  }
}

/** Answers `{ pickup }` (StorePickup) as it is now. */
export async function answerPickup(req: OrderPickupRequest, res: MedusaResponse): Promise<void> {
  const pickup = await readPickupRow(req.scope, req.pickup.id)
  res.json({ pickup: await storePickup(req.scope, pickup, new Date()) })
}
