/** One order for pickup, through HTTP alone, as a host's shopper and staff would make it. */
import { strict as assert } from "node:assert"

const ADMIN = { email: "owner@example.com", password: "a password of the test" }

function caller(url) {
  return async (method, path, { body, headers = {}, expect = 200 } = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.text()
    assert.ok(
      [expect].flat().includes(answer.status),
      `${method} ${path} answered ${answer.status} instead of ${expect}: ${text.slice(0, 600)}`
    )
    return text ? JSON.parse(text) : undefined
  }
}

async function signIn(call) {
  const { token } = await call("POST", "/auth/user/emailpass", { body: ADMIN })
  return { authorization: `Bearer ${token}` }
}

async function openShop(admin) {
  const [{ id: channelId }] = (await admin("GET", "/sales-channels")).sales_channels
  const region = { name: "Russia", currency_code: "rub", countries: ["ru"], payment_providers: ["pp_system_default"] }
  const { id: regionId } = (await admin("POST", "/regions", region)).region
  const { api_key: key } = await admin("POST", "/api-keys", { title: "Web", type: "publishable" })
  await admin("POST", `/api-keys/${key.id}/sales-channels`, { add: [channelId] })
  const [profile] = (await admin("GET", "/shipping-profiles")).shipping_profiles
  const product = {
    title: "Coat",
    status: "published",
    shipping_profile_id: profile.id,
    sales_channels: [{ id: channelId }],
    options: [{ title: "Size", values: ["M"] }],
    variants: [
      { title: "M", sku: "coat-m", options: { Size: "M" }, manage_inventory: true, prices: [{ currency_code: "rub", amount: 9900 }] },
    ],
  }
  const { variants } = (await admin("POST", "/products", product)).product
  return { channelId, regionId, key: key.token, variantId: variants[0].id }
}

async function openStore(admin) {
  const { stock_location: place } = await admin("POST", "/stock-locations", { name: "Arbat" })
  const weekly_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens_at: "00:00", closes_at: "24:00" }))
  const { retail_store: store } = await admin(
    "POST",
    "/retail-stores",
    {
      name: "Arbat",
      handle: "arbat",
      stock_location_id: place.id,
      address_1: "Arbat 1",
      city: "Moscow",
      country_code: "ru",
      latitude: 55.7494,
      longitude: 37.5912,
      time_zone: "Europe/Moscow",
      pickup_enabled: true,
      lead_minutes: 60,
      weekly_hours,
    },
    [200, 201]
  )
  const [item] = (await admin("GET", "/inventory-items?sku=coat-m")).inventory_items
  const { inventory_item: stocked } = await admin("GET", `/inventory-items/${item.id}?fields=id,*location_levels`)
  const level = { location_id: place.id, stocked_quantity: 3 }
  if (stocked.location_levels.some((known) => known.location_id === place.id)) {
    await admin("POST", `/inventory-items/${item.id}/location-levels/${place.id}`, { stocked_quantity: 3 })
  } else {
    await admin("POST", `/inventory-items/${item.id}/location-levels`, level)
  }
  return { store, itemId: item.id, locationId: place.id }
}

const UNITS = 2

/** @param adjust what the shopper does with her cart before she pays: (cartId) => Promise */
async function buy(shop, { regionId, channelId, variantId }, storeId, units = UNITS, adjust = async () => {}) {
  const { cart } = await shop("POST", "/carts", {
    region_id: regionId,
    sales_channel_id: channelId,
    email: "anna@example.com",
    items: [{ variant_id: variantId, quantity: units }],
  })
  const options = await shop("GET", `/carts/${cart.id}/pickup-options?latitude=55.75&longitude=37.6`)
  const option = options.pickup_options.find((candidate) => candidate.retail_store.id === storeId)
  assert.equal(option?.status, "available", "the store offers the cart")
  await shop("POST", `/carts/${cart.id}/pickup`, { retail_store_id: storeId })
  await adjust(cart.id)
  const { payment_collection: payment } = await shop("POST", "/payment-collections", { cart_id: cart.id })
  await shop("POST", `/payment-collections/${payment.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const completed = await shop("POST", `/carts/${cart.id}/complete`)
  assert.equal(completed.type, "order", "the cart became an order")
  return completed.order
}

/** A sweep runs each minute, should an event be lost. */
const BACKGROUND_LIMIT_MS = 90_000

/** Retries for as long as background work may need; says what it waited for. */
async function eventually(what, probe) {
  const limit = Date.now() + BACKGROUND_LIMIT_MS
  for (;;) {
    const found = await probe()
    if (found) {
      return found
    }
    assert.ok(Date.now() < limit, `waited ${BACKGROUND_LIMIT_MS} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The dashboard user must exist; `medusa user` makes it. */
export const OWNER = ADMIN

/** Brings an order to the counter of its store. */
async function prepare(admin, storeId, orderId) {
  const placed = await eventually("the pickup", async () => (await admin("GET", `/pickups?order_id=${orderId}`)).pickups[0])
  const { pickup } = await admin("GET", `/pickups/${placed.id}`)
  assert.equal(pickup.retail_store_id ?? pickup.retail_store?.id, storeId, "the pickup is the store's")
  await admin("POST", `/pickups/${pickup.id}/accept`, {})
  const lines = pickup.lines.map((line) => ({ id: line.id, picked_quantity: line.quantity }))
  await admin("POST", `/pickups/${pickup.id}/pick`, { lines })
  const ready = await admin("POST", `/pickups/${pickup.id}/ready`, {})
  assert.equal(ready.pickup.status, "ready", "the pickup waits at the counter")
  return ready.pickup
}

/** The shopper takes all of an order with her. */
async function collect(admin, storeId, orderId) {
  const { id, lines } = await prepare(admin, storeId, orderId)
  const { code } = await admin("POST", `/pickups/${id}/reissue-code`, {})
  const taken = lines.map((line) => ({ id: line.id, collected_quantity: line.quantity, refused_quantity: 0 }))
  const { pickup } = await admin("POST", `/pickups/${id}/hand-over`, { code, lines: taken })
  assert.equal(pickup.status, "collected", "the shopper has the goods")
}

/**
 * Opens a shop with one store, buys two of three coats for pickup there, and brings them to the counter.
 * @returns the open shop, for whatever else is to be tried there
 */
export async function takeOrderForPickup(url) {
  const call = caller(url)
  const headers = await signIn(call)
  const admin = (method, path, body, expect = 200) => call(method, `/admin${path}`, { body, headers, expect })
  const world = await openShop(admin)
  const { store, itemId, locationId } = await openStore(admin)
  const keyed = { "x-publishable-api-key": world.key }
  const shop = (method, path, body, more = {}) => call(method, `/store${path}`, { body, headers: { ...keyed, ...more } })

  const order = await buy(shop, world, store.id)
  const { inventory_item: item } = await admin("GET", `/inventory-items/${itemId}?fields=id,*location_levels`)
  const level = item.location_levels.find((candidate) => candidate.location_id === locationId)
  assert.deepEqual([level.stocked_quantity, level.reserved_quantity], [3, UNITS], "the store's stock is reserved")
  await prepare(admin, store.id, order.id)
  return {
    call,
    admin,
    shop,
    eventually,
    locationId,
    storeId: store.id,
    /** So many units more than are reserved. */
    stock: (units) =>
      admin("POST", `/inventory-items/${itemId}/location-levels/${locationId}`, { stocked_quantity: UNITS + units }),
    order: (by, units, adjust) => buy(by, world, store.id, units, adjust),
    collect: (orderId) => collect(admin, store.id, orderId),
  }
}
