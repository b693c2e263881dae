import type { Attempt } from "../types"

/** taken: 2xx. gone: the receiver wants nothing any more. failed: to be tried again. */
export type Outcome = "taken" | "gone" | "failed"

export function outcomeOf({ status_code }: Pick<Attempt, "status_code">): Outcome {
  if (status_code === 410) {
    return "gone"
  }
  return status_code !== null && status_code >= 200 && status_code < 300 ? "taken" : "failed"
}

/** What an answer that is no success is called; null for a success. Redirects are never followed. */
export function answerError(statusCode: number): string | null {
  if (statusCode >= 200 && statusCode < 300) {
    return null
  }
  return statusCode >= 300 && statusCode < 400 ? "redirect" : `http_${statusCode}`
}
