import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId, Modules } from "@medusajs/framework/utils"

/** Seconds. As long as Medusa gives a completion; the time limit is for a process that dies. */
export const CART_LOCK = { timeout: 30, ttl: 120 }

const RETRY_MS = 200

/**
 * Runs something while nobody changes or completes a cart: under the lock Medusa's own cart workflows take, by the same
 * call they take it with. None of them may be run inside; where one is needed, write a workflow that takes the lock.
 * @throws when the lock could not be had in time.
 */
export async function withCartLocked<Result>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<Result>
): Promise<Result> {
  const locking = container.resolve(Modules.LOCKING)
  const ownerId = generateEntityId()
  const until = Date.now() + CART_LOCK.timeout * 1_000
  for (;;) {
    try {
      await locking.acquire(cartId, { ownerId, expire: CART_LOCK.ttl })
      break
    } catch (error) {
      if (Date.now() >= until) {
        throw error
      }
      await wait(RETRY_MS)
    }
  }
  try {
    return await work()
  } finally {
    await locking.release(cartId, { ownerId })
  }
}
