import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { problem, ProblemError } from "../../core/problem"
import type { OmnichannelOptions } from "../../options"
import { POS_MODULE } from "../../modules/pos"
import type { PosModuleService } from "../../modules/pos/service"
import type { PosRequest } from "./authenticate"
import { withProblems } from "./with-problems"

type Limits = OmnichannelOptions["pos"]
type Limiter = { limiter: RateLimiterMemory; points: number }

/** One set per process and set of options: tests boot several shops in one process. */
const limiters = new Map<string, Limiter>()

function limiterOf(name: string, points: number, duration: number): Limiter {
  const key = `${name}/${points}/${duration}`
  const known = limiters.get(key)
  if (known) {
    return known
  }
  const made = { limiter: new RateLimiterMemory({ keyPrefix: key, points, duration }), points }
  limiters.set(key, made)
  return made
}

const limitsOf = (req: MedusaRequest): Limits =>
  req.scope.resolve<PosModuleService>(POS_MODULE).options.pos

/**
 * Takes one of the requests a caller may make in a stretch of time.
 * @throws ProblemError 429 `rate_limited` with `Retry-After` in seconds
 */
async function take({ limiter, points }: Limiter, key: string, res: MedusaResponse): Promise<void> {
  try {
    announce(res, points, await limiter.consume(key))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) {
      throw refusal
    }
    announce(res, points, refusal)
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw new ProblemError(
      problem(429, "rate_limited", "Too many requests", {
        detail: `Try again in ${seconds} s.`,
        retryable: true,
      }),
      { "retry-after": String(seconds) }
    )
  }
}

/** Headers of draft-ietf-httpapi-ratelimit-headers, as most clients read them; the reset is in seconds. */
function announce(res: MedusaResponse, points: number, state: RateLimiterRes): void {
  res.setHeader("ratelimit-limit", points)
  res.setHeader("ratelimit-remaining", Math.max(0, state.remainingPoints))
  res.setHeader("ratelimit-reset", Math.ceil(state.msBeforeNext / 1000))
}

/** Behind `authenticateTill`: so many requests a second for the till, and for its store. */
export const limitTill = withProblems(
  async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const { requestsPerTill, requestsPerStore } = limitsOf(req)
    const { device_id, retail_store_id } = (req as PosRequest).pos
    await take(limiterOf("store", requestsPerStore, 1), retail_store_id, res)
    await take(limiterOf("till", requestsPerTill, 1), device_id, res)
    next()
  }
)

/** For those who are not known yet: so many log-ins a minute from one address. */
export const limitAddress = withProblems(
  async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    await take(limiterOf("address", limitsOf(req).loginsPerAddress, 60), req.ip ?? "", res)
    next()
  }
)

const PAIRING_WINDOW_SECONDS = 15 * 60

/** Refuses to look at another code from an address that guessed too often. @throws ProblemError 429 */
export async function assertMayTryCode(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { limiter, points } = limiterOf(
    "pairing",
    limitsOf(req).pairingTries,
    PAIRING_WINDOW_SECONDS
  )
  const state = await limiter.get(req.ip ?? "")
  if (state && state.consumedPoints >= points) {
    await take({ limiter, points }, req.ip ?? "", res)
  }
}

/** Counts a wrong code. */
export async function countWrongCode(req: MedusaRequest): Promise<void> {
  const { limiter } = limiterOf("pairing", limitsOf(req).pairingTries, PAIRING_WINDOW_SECONDS)
  await limiter.penalty(req.ip ?? "", 1)
}
