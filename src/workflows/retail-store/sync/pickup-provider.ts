/** Medusa's manual provider: the assistant is the carrier. */
export const PICKUP_PROVIDER_ID = "manual_manual"
