import type { MedusaContainer } from "@medusajs/framework/types"
import { withLocks } from "../../../core/locks"

/** Seconds one who takes back waits for another at the same order. */
const WAIT_SECONDS = 10

/** Whoever takes units of an order back at a desk does it alone. @throws 503 `busy` */
export const withOrderLocked = <Result>(
  container: MedusaContainer,
  orderId: string,
  work: () => Promise<Result>
): Promise<Result> => withLocks(container, `omni_return:${orderId}`, WAIT_SECONDS, work)
