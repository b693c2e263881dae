import type { MedusaContainer } from "@medusajs/framework/types"
import { pickupOptions } from "../../src/workflows/pickup/queries/pickup-options"
import { plainLoop } from "./baseline"
import { timedGet } from "../runner/measure"
import { cartId, PUBLISHABLE_KEY } from "./seed"

export const STORES = 20

const headers = { "x-publishable-api-key": PUBLISHABLE_KEY }

/** Another point on the map of the stores for every request; the golden ratio spreads them evenly. */
const pointOf = (index: number) => ({
  latitude: 44 + ((index * 0.618034) % 1) * 20,
  longitude: 30 + ((index * 0.754877) % 1) * 60,
})

export type Shop = { url: string; container: MedusaContainer }

/** One request of a shopper. */
export async function request(shop: Shop, index: number) {
  const { latitude, longitude } = pointOf(index)
  const query = `latitude=${latitude}&longitude=${longitude}&limit=${STORES}`
  const answer = await timedGet(
    `${shop.url}/store/carts/${cartId(index)}/pickup-options?${query}`,
    headers
  )
  if (answer.status !== 200) {
    throw new Error(`The shop answered ${answer.status}: ${answer.body}`)
  }
  return answer
}

/** Medusa's own part of every store request: publishable key, locale, session, no route behind. */
export const emptyRequest = (shop: Shop) => timedGet(`${shop.url}/store/nothing-here`, headers)

export const baselineRun = (shop: Shop, index: number) =>
  plainLoop(shop.container, {
    cart_id: cartId(index),
    ...pointOf(index),
    limit: STORES,
    now: new Date(),
  })

export const optionsRun = (shop: Shop, index: number) =>
  pickupOptions(shop.container, {
    cart_id: cartId(index),
    ...pointOf(index),
    limit: STORES,
    now: new Date(),
  })
