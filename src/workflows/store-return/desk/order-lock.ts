import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Seconds one who takes back waits for another at the same order. */
const WAIT_SECONDS = 10

/** Whoever takes units of an order back at a desk does it alone. */
export const withOrderLocked = <Result>(
  container: MedusaContainer,
  orderId: string,
  work: () => Promise<Result>
): Promise<Result> =>
  container
    .resolve(Modules.LOCKING)
    .execute(`omni_return:${orderId}`, work, { timeout: WAIT_SECONDS })
