import type { CreateAddressDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { conflict, invalid } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { Collector, StoreChoosePickup } from "../../../types/http"
import { type CartFacts, readOpenCart } from "../queries/cart-facts"
import { planCollection } from "../queries/collection-plan"
import { demandAt } from "../queries/demand-at"
import { pickupOptionIds } from "../queries/pickup-option-ids"

const MINUTE_MS = 60_000

export type ChoosePickupInput = StoreChoosePickup & { cart_id: string }

export type ChosenStore = {
  shipping_option_ids: string[]
  shipping_method_ids: string[]
  shipping_address: Record<string, string | null>
}

/** The cart is collected in the store: its tax and its address are the store's, its name the collector's. */
function addressOf(store: RetailStoreWithCalendar, cart: CartFacts, collector: Collector | null) {
  return {
    first_name: collector?.first_name ?? cart.shipping_address?.first_name ?? null,
    last_name: collector?.last_name ?? cart.shipping_address?.last_name ?? null,
    phone: collector?.phone ?? cart.shipping_address?.phone ?? null,
    company: store.name,
    address_1: store.address_1,
    address_2: store.address_2,
    city: store.city,
    province: store.province,
    postal_code: store.postal_code,
    country_code: store.country_code,
  }
}

function collectorOf(asked: StoreChoosePickup["collector"]): Collector | null {
  return asked ? { ...asked, phone: asked.phone ?? null, email: asked.email ?? null } : null
}

function assertTakesPayment(store: RetailStoreWithCalendar, payInStore: boolean): void {
  if (payInStore && !store.pay_in_store_enabled) {
    throw invalid(
      "pay_in_store_disabled",
      "pay_in_store: this store takes no payment at the counter"
    )
  }
}

/**
 * Checks the choice against hours, slots and stock, and holds units and seat. Undone, a first choice leaves
 * nothing behind; a changed choice leaves the cart without one.
 */
export const chooseStoreStep = createStep(
  "omni-choose-store",
  async (input: ChoosePickupInput, { container }) => {
    const pickup = container.resolve<PickupModuleService>(PICKUP_MODULE)
    const now = new Date()
    const [cart, plan] = await Promise.all([
      readOpenCart(container, input.cart_id),
      planCollection(container, {
        retail_store_id: input.retail_store_id,
        slot_starts_at: input.slot_starts_at ?? null,
        now,
      }),
    ])
    const { store } = plan
    if (cart.lines.length === 0) {
      throw invalid("cart_empty", "Put something in the cart first")
    }
    assertTakesPayment(store, input.pay_in_store ?? false)
    if (!store.sales_channel_id) {
      throw conflict("pickup_not_in_step", "This store is still being set up for collection")
    }
    const collector = collectorOf(input.collector)
    const [demand, optionIds] = await Promise.all([
      demandAt(container, store.id, cart.lines),
      pickupOptionIds(container, store.stock_location_id, cart.shipping_profile_ids),
    ])
    await pickup.chooseStore({
      cart_id: cart.id,
      retail_store_id: store.id,
      stock_location_id: store.stock_location_id,
      store_sales_channel_id: store.sales_channel_id,
      previous_shipping_address_id: cart.shipping_address_id,
      slot: plan.slot,
      slot_capacity: store.orders_per_slot,
      ready_at: plan.ready_at,
      collector,
      pay_in_store: input.pay_in_store ?? false,
      demand,
      held_until: new Date(now.getTime() + pickup.options.pickup.cartHoldMinutes * MINUTE_MS),
      now,
    })
    // A row of its own: Medusa would write over the address the shopper typed.
    const address = addressOf(store, cart, collector)
    const [row] = await container
      .resolve(Modules.CART)
      .createAddresses([address as CreateAddressDTO])
    const chosen: ChosenStore = {
      shipping_option_ids: optionIds,
      shipping_method_ids: cart.shipping_method_ids,
      shipping_address: { id: row?.id ?? null, ...address },
    }
    return new StepResponse(chosen, cart.id)
  },
  async (cartId, { container }) => {
    if (cartId) {
      await container.resolve<PickupModuleService>(PICKUP_MODULE).undoChoice(cartId, new Date())
    }
  }
)
