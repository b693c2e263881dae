import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createInventoryLevelsWorkflow,
  createPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { AxiosInstance } from "axios"
import { drainJobs } from "../../src/core/jobs"
import { createRetailStoresWorkflow } from "../../src/workflows/retail-store"
import type { AdminPickupDetail } from "../../src/types/http"
import { addProduct, openShop, type Shop } from "./shop"

/** Open day and night, so that tests do not depend on the hour they run at. */
const ALWAYS_OPEN = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens_at: "00:00",
  closes_at: "24:00",
}))

export type PickupStore = { id: string; stock_location_id: string; sales_channel_id: string }

/** Coordinates of the stores, west to east; the first is nearest to the Kremlin. */
const PLACES = [
  { name: "Arbat", city: "Moscow", latitude: 55.7494, longitude: 37.5912 },
  { name: "Sokol", city: "Moscow", latitude: 55.8052, longitude: 37.5153 },
  { name: "Ural", city: "Yekaterinburg", latitude: 56.8389, longitude: 60.6057 },
]

export type PickupShop = Awaited<ReturnType<typeof openPickupShop>>

/** A web shop with a warehouse and three stores that hand orders over, day and night. */
export async function openPickupShop(container: MedusaContainer, settings: object = {}) {
  const shop = await openShop(container)
  const stores: PickupStore[] = []
  for (const place of PLACES) {
    const stock_location_id = await shop.locate(place.name)
    const { result } = await createRetailStoresWorkflow(container).run({
      input: {
        retail_stores: [
          {
            ...place,
            handle: place.name.toLowerCase(),
            stock_location_id,
            address_1: "1 Main Street",
            country_code: "ru",
            time_zone: "Europe/Moscow",
            pickup_enabled: true,
            pay_in_store_enabled: true,
            lead_minutes: 60,
            weekly_hours: ALWAYS_OPEN,
            ...settings,
          },
        ],
      } as never,
    })
    const created = (result as unknown as PickupStore[])[0]!
    stores.push({ id: created.id, stock_location_id, sales_channel_id: created.sales_channel_id })
  }
  return { shop, stores, warehouse: shop.warehouse_id }
}

/** A coat, and how many of it lie where. */
export async function stockProduct(
  container: MedusaContainer,
  shop: Shop,
  title: string,
  quantities: Record<string, number>
) {
  const product = await addProduct(container, shop, title)
  const inventory = container.resolve(Modules.INVENTORY)
  const existing = await inventory.listInventoryLevels({
    inventory_item_id: product.inventory_item_id,
  })
  const known = new Set(existing.map((level) => level.location_id))
  const levels = Object.entries(quantities).map(([location_id, stocked_quantity]) => ({
    inventory_item_id: product.inventory_item_id,
    location_id,
    stocked_quantity,
  }))
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: levels.filter((level) => !known.has(level.location_id)) },
  })
  await inventory.updateInventoryLevels(levels.filter((level) => known.has(level.location_id)))
  return product
}

/** Stock of an item in a place: `{ stocked, reserved }`. */
export async function stockAt(container: MedusaContainer, itemId: string, locationId: string) {
  const [level] = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ inventory_item_id: itemId, location_id: locationId })
  return {
    stocked: Number(level?.stocked_quantity ?? 0),
    reserved: Number(level?.reserved_quantity ?? 0),
  }
}

export type Answer = { status: number; data: Record<string, never> & { code?: string } }

/** Requests that answer every status instead of throwing. */
export function callers(api: AxiosInstance, shop: () => Shop, adminHeaders: () => object) {
  const send = (method: string, url: string, data: unknown, headers: object) =>
    api.request({ method, url, data, headers: headers as never, validateStatus: () => true })
  return {
    store: (method: string, url: string, data?: unknown, headers: object = {}) =>
      send(method, `/store${url}`, data, { ...shop().headers, ...headers }),
    admin: (method: string, url: string, data?: unknown, headers: object = {}) =>
      send(method, `/admin${url}`, data, { ...adminHeaders(), ...headers }),
  }
}

export type Callers = ReturnType<typeof callers>

let shoppers = 0

/** A cart by HTTP, as a storefront makes it: a shopper of its own, no home address. */
export async function fillCart(
  { store }: Callers,
  shop: Shop,
  items: { variant_id: string; quantity: number }[],
  more: object = {}
): Promise<string> {
  const { data } = await store("POST", "/carts", {
    region_id: shop.region_id,
    sales_channel_id: shop.sales_channel_id,
    email: `shopper-${++shoppers}@example.com`,
    items,
    ...more,
  })
  return data.cart.id
}

/** Chooses the payment that Medusa brings along; it authorizes everything. */
export async function startPayment({ store }: Callers, cartId: string): Promise<void> {
  const { data } = await store("POST", "/payment-collections", { cart_id: cartId })
  await store("POST", `/payment-collections/${data.payment_collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  })
}

/** Cart, store and payment up to the moment before completion. */
export async function cartFor(
  call: Callers,
  shop: Shop,
  storeId: string,
  items: { variant_id: string; quantity: number }[],
  choice: object = {}
): Promise<string> {
  const cartId = await fillCart(call, shop, items)
  const chosen = await call.store("POST", `/carts/${cartId}/pickup`, {
    retail_store_id: storeId,
    ...choice,
  })
  if (chosen.status !== 200) {
    throw new Error(`Choosing the store failed: ${JSON.stringify(chosen.data)}`)
  }
  await startPayment(call, cartId)
  return cartId
}

export async function pickupOf({ admin }: Callers, orderId: string): Promise<AdminPickupDetail> {
  const { data: list } = await admin("GET", `/pickups?order_id=${orderId}`)
  const { data } = await admin("GET", `/pickups/${list.pickups[0].id}`)
  return data.pickup
}

/** Brings a placed pickup to the counter. */
export async function makeReady(
  { admin }: Callers,
  pickup: AdminPickupDetail
): Promise<AdminPickupDetail> {
  await admin("POST", `/pickups/${pickup.id}/accept`, {})
  await admin("POST", `/pickups/${pickup.id}/pick`, {
    lines: pickup.lines.map((line) => ({ id: line.id, picked_quantity: line.quantity })),
  })
  const { data } = await admin("POST", `/pickups/${pickup.id}/ready`, { bin: "A1" })
  return data.pickup
}

/** An order of the cart's, collected at the counter; of its first line so many are refused there. */
export async function collectedOrder(
  container: MedusaContainer,
  call: Callers,
  cartId: string,
  refused = 0
): Promise<string> {
  const { data } = await call.store("POST", `/carts/${cartId}/complete`, {})
  const orderId: string = data.order.id
  const ready = await makeReady(call, await pickupOf(call, orderId))
  const reissued = await call.admin("POST", `/pickups/${ready.id}/reissue-code`, {})
  const lines = ready.lines.map(({ id, quantity }, index) => {
    const refused_quantity = index === 0 ? refused : 0
    return { id, collected_quantity: quantity - refused_quantity, refused_quantity }
  })
  const { code } = reissued.data
  const handed = await call.admin("POST", `/pickups/${ready.id}/hand-over`, { code, lines })
  if (handed.data.pickup?.status !== "collected") {
    throw new Error(`Handing over failed: ${JSON.stringify(handed.data)}`)
  }
  await workJobs(container)
  return orderId
}

/** Works every due job; fails the test when one fails. */
export async function workJobs(container: MedusaContainer, until?: Date): Promise<string[]> {
  const { ran, failed } = await drainJobs(container, { until })
  if (failed.length > 0) {
    throw new Error(
      `Jobs failed: ${failed.map((job) => `${job.name}: ${JSON.stringify(job)}`).join("; ")}`
    )
  }
  return ran
}

export async function addPromotion(
  container: MedusaContainer,
  code: string,
  value: number
): Promise<void> {
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code,
          type: "standard",
          status: "active",
          is_automatic: false,
          application_method: {
            type: "fixed",
            target_type: "order",
            allocation: "across",
            value,
            currency_code: "rub",
          },
        },
      ],
    } as never,
  })
}
