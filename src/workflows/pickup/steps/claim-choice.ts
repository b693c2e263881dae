import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import { type CartFacts, readOpenCart } from "../queries/cart-facts"
import { orderIdOfCart } from "../queries/cart-order"
import { demandAt } from "../queries/demand-at"
import { pickupOptionIds } from "../queries/pickup-option-ids"

const MINUTE_MS = 60_000

/** Longer than any completion may take; a crashed one is repaired after it. */
export const COMPLETION_MINUTES = 3

/**
 * What is authorized is taken at hand-over: with any other provider the shopper would pay twice, online and at
 * the counter. @throws CONFLICT `pay_in_store_provider`
 */
function assertPaidAtCounter(providerIds: readonly string[], provider: string): void {
  if (providerIds.some((id) => id !== provider)) {
    throw conflict(
      "pay_in_store_provider",
      `An order paid at the counter needs the payment provider "${provider}", or choose to pay online`
    )
  }
}

/**
 * Price and tax were reckoned for collection in this store; a delivery or an address chosen since then would
 * have changed them. @throws CONFLICT `pickup_not_chosen`, `pickup_disabled`
 */
async function assertStillCollected(
  container: MedusaContainer,
  choice: { stock_location_id: string },
  store: RetailStoreWithCalendar | undefined,
  cart: CartFacts
): Promise<void> {
  if (!store?.is_active || !store.pickup_enabled) {
    throw conflict("pickup_disabled", "Orders cannot be collected in this store at present")
  }
  const options = await pickupOptionIds(
    container,
    choice.stock_location_id,
    cart.shipping_profile_ids
  )
  const address = cart.shipping_address
  const isStores =
    address?.address_1 === store.address_1 &&
    address.city === store.city &&
    address.postal_code === store.postal_code &&
    address.country_code === store.country_code
  if (!isStores || !options.every((id) => cart.shipping_option_ids.includes(id))) {
    throw conflict(
      "pickup_not_chosen",
      "Delivery or address changed since the store was chosen: choose it again"
    )
  }
}

/**
 * Last look before money moves: the store still has the units and the seat, and keeps them for this
 * completion. Then the cart borrows the store's sales channel, so that Medusa's own reservation, made under
 * Medusa's own lock and check, can land in this store only.
 *
 * Undone, the cart has its own channel and its choice again. A cart whose order exists already is left alone.
 * @throws CONFLICT `store_out_of_stock`, `slot_full`, `cart_completed`, `pay_in_store_provider`.
 */
export const claimChoiceStep = createStep(
  "omni-claim-choice",
  async (input: { cart_id: string }, { container }) => {
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    if (await orderIdOfCart(container, input.cart_id)) {
      return new StepResponse({ claimed: false }, null)
    }
    const [choice] = await pickup.listCartPickups({ cart_id: input.cart_id })
    if (!choice) {
      return new StepResponse({ claimed: false }, null)
    }
    const cart = await readOpenCart(container, input.cart_id)
    const [store] = await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .listStoresWithCalendar([choice.retail_store_id])
    await assertStillCollected(container, choice, store, cart)
    if (choice.pay_in_store) {
      assertPaidAtCounter(cart.payment_provider_ids, pickup.options.pickup.payInStoreProvider)
    }
    const now = new Date()
    const claim = await pickup.claimChoice({
      cart_id: cart.id,
      cart_sales_channel_id: cart.sales_channel_id,
      demand: await demandAt(container, choice.retail_store_id, cart.lines),
      slot_capacity: store?.orders_per_slot ?? null,
      until: new Date(now.getTime() + COMPLETION_MINUTES * MINUTE_MS),
      now,
    })
    if (!claim) {
      return new StepResponse({ claimed: false }, null)
    }
    await container
      .resolve(Modules.CART)
      .updateCarts([{ id: cart.id, sales_channel_id: claim.store_sales_channel_id }])
    return new StepResponse(
      { claimed: true },
      { cart_id: cart.id, own_channel_id: claim.borrowed_from_channel_id }
    )
  },
  async (claim, { container }) => {
    if (!claim) {
      return
    }
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    if (claim.own_channel_id) {
      await container
        .resolve(Modules.CART)
        .updateCarts([{ id: claim.cart_id, sales_channel_id: claim.own_channel_id }])
    }
    const now = new Date()
    const until = new Date(now.getTime() + pickup.options.pickup.cartHoldMinutes * MINUTE_MS)
    await pickup.reopenChoice(claim.cart_id, until, now)
  }
)
