type Thrown = {
  name?: unknown
  code?: unknown
  type?: unknown
  message?: unknown
  status?: unknown
  statusCode?: unknown
  response?: { status?: unknown } | null
  cause?: unknown
}

/** Providers wrap what their library threw, and often keep no more of it than its words. */
const NO_ANSWER =
  /time-?d?[ -]?out|abort|econn|epipe|enotfound|eai_again|unreach|und_err|hang up|network|connection|fetch failed|unavailable|rate.?limit|database|gateway|server error|backend|unexpected|unknown|try again|in[ -]progress|idempoten/i

/** What a provider may say because it has paid already, by a key it has forgotten. */
const PAID_ALREADY = /already|greater than|exceed/i

/** Come later, or it is not over yet. */
const LATER: readonly number[] = [408, 409, 425, 429]

/**
 * Whether an error leaves open what became of the request. No type of Medusa's errors says it, and providers throw what
 * they like: only what is no sign of a lost answer counts as an answer.
 */
export function isNoAnswer(error: unknown): boolean {
  if (typeof error !== "object" || error === null) {
    return true
  }
  const { name, code, type, message, status, statusCode, response, cause }: Thrown = error
  const said = [name, code, type, message].map(String).join(" ")
  const http = Number(status ?? statusCode ?? response?.status ?? 0)
  return (
    // What `fetch` throws, and what a bug does.
    name === "TypeError" ||
    [NO_ANSWER, PAID_ALREADY].some((words) => words.test(said)) ||
    http >= 500 ||
    LATER.includes(http) ||
    (cause !== undefined && cause !== null && cause !== error && isNoAnswer(cause))
  )
}
