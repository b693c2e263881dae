import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { busy } from "./errors"

/** What Medusa's locking providers say, each in its own kind of error, when others had the lock all the time. */
const TIMED_OUT = /timed-out acquiring lock/i

/**
 * Runs work while holding Medusa's locks of these names.
 * @throws 503 `busy` when others held one of them for so many seconds; the work has not begun then
 */
export async function withLocks<Result>(
  container: MedusaContainer,
  names: string | string[],
  seconds: number,
  work: () => Promise<Result>
): Promise<Result> {
  try {
    return await container.resolve(Modules.LOCKING).execute(names, work, { timeout: seconds })
  } catch (error) {
    throw TIMED_OUT.test((error as Error | null)?.message ?? "")
      ? busy("busy", "Somebody else is working on the same thing: send it again in a moment")
      : error
  }
}
