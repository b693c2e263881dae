import type { Random } from "../random"
import { Refused, Unreachable } from "./http"

export type Patience = {
  attempts: number
  sleep: (milliseconds: number) => Promise<void>
  random: Random
}

const BASE_MS = 250
const LONGEST_MS = 30_000

export const realSleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Tries again what may succeed later: after `Retry-After` when the server names a time, else after a random
 * wait that doubles in length.
 * @throws the last error when patience is at its end, and at once what no repetition can mend
 */
export async function withPatience<Result>(
  { attempts, sleep, random }: Patience,
  work: () => Promise<Result>
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !mayPass(error)) {
        throw error
      }
      const longest = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1))
      await sleep(retryAfterMs(error) ?? random() * longest)
    }
  }
}

/** The server says so itself, and of what stands before it the status does. */
const mayPass = (error: unknown): boolean =>
  error instanceof Unreachable ||
  (error instanceof Refused &&
    (error.problem.retryable === true || error.status === 429 || error.status >= 500))

function retryAfterMs(error: unknown): number | null {
  const seconds = error instanceof Refused ? Number(error.headers.get("retry-after")) : 0
  return seconds > 0 ? seconds * 1_000 : null
}
