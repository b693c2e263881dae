import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import { completionModeOf } from "../../../workflows/pickup/queries/completion-mode"
import { MAX_STORES, pickupOptions } from "../../../workflows/pickup/queries/pickup-options"
import { completePickupCartWorkflow } from "../../../workflows/pickup/workflows/complete-pickup-cart"
import { answerOwnError } from "../../own-errors"
import { cartWithPickup } from "./cart-answer"

/** Medusa answers these with 200 and the cart: the shopper has something to do about the payment. */
const PAYMENT_ERRORS: readonly string[] = [
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
]

/** Refusals another store may not have. */
const STORE_REFUSALS: readonly string[] = ["store_out_of_stock", "slot_full"]

/**
 * In front of Medusa's own `POST /store/carts/:id/complete`: a cart that is collected is completed here;
 * then Medusa's route runs as ever, finds the order placed and answers it. A refusal comes before money
 * moves, with 409 and, as `pickup_options`, the stores that can serve the cart.
 */
export async function completePickupCart(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const cartId = req.params.id as string
  try {
    const mode = await completionModeOf(req.scope, cartId)
    if (mode === "unclear") {
      throw conflict(
        "pickup_not_chosen",
        "Choose the store again, or choose delivery for everything"
      )
    }
    if (mode === "pickup") {
      await completePickupCartWorkflow(req.scope).run({ input: { cart_id: cartId } })
    }
    next()
  } catch (error) {
    await answerFailure(req.scope, cartId, error, res, next)
  }
}

async function answerFailure(
  container: MedusaContainer,
  cartId: string,
  error: unknown,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { code, type, message, name } = error as {
    code?: string
    type?: string
    message?: string
    name?: string
  }
  if (type && PAYMENT_ERRORS.includes(type)) {
    res.status(200).json({
      type: "cart",
      cart: await cartWithPickup(container, cartId),
      error: { message, name, type },
    })
    return
  }
  const refusesByStock =
    type === MedusaError.Types.NOT_ALLOWED || (code !== undefined && STORE_REFUSALS.includes(code))
  if (!refusesByStock) {
    if (!answerOwnError(error, res)) {
      next(error)
    }
    return
  }
  const chosen = await chosenStore(container, cartId)
  const options = (
    await pickupOptions(container, {
      cart_id: cartId,
      latitude: chosen?.latitude,
      longitude: chosen?.longitude,
      limit: MAX_STORES,
      now: new Date(),
    })
  ).filter((option) => option.status === "available")
  // Medusa's own refusal has no code of its own; it is about stock when our store cannot serve the cart.
  if (answerOwnError(error, res, { pickup_options: options })) {
    return
  }
  if (options.some((option) => option.retail_store.id === chosen?.id)) {
    next(error)
    return
  }
  const refusal = conflict("store_out_of_stock", "This store no longer has everything in the cart")
  answerOwnError(refusal, res, { pickup_options: options })
}

async function chosenStore(
  container: MedusaContainer,
  cartId: string
): Promise<RetailStoreWithCalendar | undefined> {
  const [choice] = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .listCartPickups({ cart_id: cartId })
  const [store] = choice
    ? await container
        .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
        .listStoresWithCalendar([choice.retail_store_id])
    : []
  return store
}
