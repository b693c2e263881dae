import {
  createCartWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { pickupOptions } from "../../src/workflows/pickup/queries/pickup-options"
import { choosePickupWorkflow } from "../../src/workflows/pickup/workflows/choose-pickup"
import { completePickupCartWorkflow } from "../../src/workflows/pickup/workflows/complete-pickup-cart"
import { BRAND } from "../data/brand"
import { CUSTOMERS, mailOf, phoneOf } from "../data/customers"
import type { DemoPickup } from "../data/pickups"
import { customerIds } from "./customers"
import { onlineChannelId, present, regionId } from "./lookup"
import { skusFor } from "./pickup-goods"

const PICKUP_KEY = "demo_pickup"

/**
 * Places the order as a shopper's checkout would. A cart that an earlier run left is used again; one that
 * is an order already answers that order.
 */
export async function placeForPickup(
  container: MedusaContainer,
  plan: DemoPickup,
  storeId: string
): Promise<string> {
  const cartId = (await knownCart(container, plan)) ?? (await createCart(container, plan))
  if (!(await isCompleted(container, cartId))) {
    await choosePickupWorkflow(container).run({
      input: {
        cart_id: cartId,
        retail_store_id: storeId,
        slot_starts_at: await slotOf(container, plan, cartId, storeId),
        collector: plan.collector,
        pay_in_store: plan.pay_in_store,
      },
    })
    await preparePayment(container, cartId)
  }
  const { result } = await completePickupCartWorkflow(container).run({ input: { cart_id: cartId } })
  return result.order_id
}

async function knownCart(
  container: MedusaContainer,
  plan: DemoPickup
): Promise<string | undefined> {
  const customer_id = await customerOf(container, plan)
  const carts = await container
    .resolve(Modules.CART)
    .listCarts({ customer_id }, { select: ["id", "metadata"], take: 100 })
  return carts.find(({ metadata }) => metadata?.[PICKUP_KEY] === plan.key)?.id
}

async function isCompleted(container: MedusaContainer, id: string): Promise<boolean> {
  const cart = await container
    .resolve(Modules.CART)
    .retrieveCart(id, { select: ["id", "completed_at"] })
  return !!cart.completed_at
}

async function createCart(container: MedusaContainer, plan: DemoPickup): Promise<string> {
  const customer = shopperOf(plan)
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ sku: skusFor(plan) }, { select: ["id"], take: plan.lines })
  const { result } = await createCartWorkflow(container).run({
    input: {
      region_id: await regionId(container),
      sales_channel_id: await onlineChannelId(container),
      customer_id: await customerOf(container, plan),
      email: mailOf(customer),
      currency_code: BRAND.currency,
      locale: BRAND.locale,
      shipping_address: {
        first_name: customer.first_name,
        last_name: customer.last_name,
        phone: phoneOf(customer),
        country_code: BRAND.country,
      },
      items: variants.map(({ id }) => ({ variant_id: id, quantity: 1 })),
      metadata: { [PICKUP_KEY]: plan.key },
    },
  })
  return result.id
}

async function slotOf(
  container: MedusaContainer,
  plan: DemoPickup,
  cart_id: string,
  storeId: string
): Promise<string | undefined> {
  if (plan.slot === undefined) {
    return undefined
  }
  const [option] = await pickupOptions(container, {
    cart_id,
    retail_store_ids: [storeId],
    now: new Date(),
  })
  return option?.slots[plan.slot]?.starts_at
}

async function preparePayment(container: MedusaContainer, cartId: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["payment_collection.id"],
    filters: { id: cartId },
  })
  const known = data[0]?.payment_collection?.id
  const collection =
    known ??
    (await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cartId } }))
      .result.id
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: collection, provider_id: "pp_system_default" },
  })
}

function shopperOf(plan: DemoPickup) {
  return present(
    CUSTOMERS.find(({ mail_name }) => mail_name === plan.customer),
    plan.customer
  )
}

async function customerOf(container: MedusaContainer, plan: DemoPickup): Promise<string> {
  return present((await customerIds(container)).get(mailOf(shopperOf(plan))), plan.customer)
}
