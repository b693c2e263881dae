import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { networkOf } from "../../core/network"
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

/**
 * The three fields most clients read (draft-ietf-httpapi-ratelimit-headers up to -06; later drafts put them
 * into one structured field that few read yet). The reset is in seconds.
 */
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
    // The till first: what it is refused must not count against the others of its store.
    await take(limiterOf("till", requestsPerTill, 1), device_id, res)
    await take(limiterOf("store", requestsPerStore, 1), retail_store_id, res)
    next()
  }
)

/** For those who are not known yet: so many log-ins a minute from one address. */
export const limitAddress = withProblems(
  async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    await take(limiterOf("address", limitsOf(req).loginsPerAddress, 60), callerOf(req), res)
    next()
  }
)

const callerOf = (req: MedusaRequest): string => networkOf(req.ip ?? "")

const PAIRING_WINDOW_SECONDS = 15 * 60
const ALL = "all"

/**
 * Counts a try of a pairing code BEFORE it is looked at, so that any number of tries at the same time are
 * looked at no more often than the limits say; what is answered takes it back once the code was right.
 * @throws ProblemError 429 `rate_limited`
 */
export async function countPairingTry(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<() => Promise<void>> {
  const { pairingTries, pairingTriesInAll } = limitsOf(req)
  const ofAddress = limiterOf("pairing", pairingTries, PAIRING_WINDOW_SECONDS)
  const ofAll = limiterOf("pairing-all", pairingTriesInAll, PAIRING_WINDOW_SECONDS)
  // The address first: a single one cannot use up the tries of all.
  await take(ofAddress, callerOf(req), res)
  await take(ofAll, ALL, res)
  return async () => {
    await ofAddress.limiter.reward(callerOf(req), 1)
    await ofAll.limiter.reward(ALL, 1)
  }
}
