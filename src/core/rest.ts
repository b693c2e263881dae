import { setTimeout } from "node:timers/promises"

/** Does nothing for so many milliseconds, or until the signal. */
export async function rest(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch((error: Error) => {
    if (error.name !== "AbortError") {
      throw error
    }
  })
}
