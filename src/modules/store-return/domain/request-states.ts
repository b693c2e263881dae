export const REQUEST_STATES = ["requested", "received", "cancelled", "expired"] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** A parcel may come after its request ran out or was called off: it is received all the same. */
const NEXT: Record<RequestState, readonly RequestState[]> = {
  requested: ["received", "cancelled", "expired"],
  received: [],
  cancelled: ["received"],
  expired: ["received"],
}

/** States from which a request may become this one. */
export const statesBefore = (to: RequestState): RequestState[] =>
  REQUEST_STATES.filter((from) => NEXT[from].includes(to))

/** Time settles a request before the job that writes it down. */
export const requestStateAt = (
  request: { state: RequestState; expires_at: Date },
  now: Date
): RequestState =>
  request.state === "requested" && request.expires_at <= now ? "expired" : request.state

/** What the shopper waits for, or is to do, in each state. */
export type NextStep = "bring" | "send" | "wait_for_money" | "none"

export function nextStep(
  state: RequestState,
  { way, refunded }: { way: "store" | "post"; refunded: boolean }
): NextStep {
  if (state === "requested") {
    return way === "store" ? "bring" : "send"
  }
  return state === "received" && !refunded ? "wait_for_money" : "none"
}
