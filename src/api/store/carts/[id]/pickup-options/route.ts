import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StorePickupOptionList } from "../../../../../types/http"
import { pickupOptions } from "../../../../../workflows/pickup/queries/pickup-options"
import type { StoreGetPickupOptions } from "./validators"

/**
 * Where the cart can be collected: the nearest stores (all pickup stores by name without a point), what
 * each has of every line, when the order would be ready and the next free slots.
 * 404 `cart_not_found`; 400 for a point without its other half or out of range.
 */
export const GET = async (
  req: MedusaRequest<unknown, StoreGetPickupOptions>,
  res: MedusaResponse<StorePickupOptionList>
) => {
  const pickup_options = await pickupOptions(req.scope, {
    ...(req.validatedQuery as StoreGetPickupOptions),
    cart_id: req.params.id!,
    now: new Date(),
  })
  res.json({ pickup_options })
}
