import type { Tag } from "./operation"

const VERSION = "1.0.0"

export const ABOUT = {
  title: "Till sync API",
  version: VERSION,
  license: { name: "MIT", identifier: "MIT" },
  description:
    "How tills and the shop keep each other informed. A till keeps every event in a durable store before it prints the receipt, hands events in until each has a result, and reads what changed. Money is integer minor units. Instants carry an offset. Within v1 things are only added: a client ignores fields, flags and codes it does not know.",
}

const DESCRIPTIONS: Record<Tag, string> = {
  Devices: "Pairing, keys and tokens.",
  Events: "What happened at the till, on its way to the shop.",
  Changes: "What changed in the shop, on its way to the till.",
  Shoppers: "Who is in front of the counter.",
  Orders: "What was bought before, in either channel.",
  Pickups: "Orders to be handed over in the store.",
  Shifts: "The books of a till's day.",
  About: "This description.",
}

export const TAGS = Object.entries(DESCRIPTIONS).map(([name, description]) => ({
  name,
  description,
}))

const whole = (description: string) => ({ description, schema: { type: "integer", minimum: 0 } })

export const HEADERS = {
  "RateLimit-Limit": whole("Requests allowed in the present stretch of time."),
  "RateLimit-Remaining": whole("How many of them are left."),
  "RateLimit-Reset": whole("Seconds until it begins anew."),
  "Retry-After": whole("Seconds to wait before the next try."),
}

export const SECURITY_SCHEMES = {
  token: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "From POST /pos/v1/token; lives 15 minutes.",
  },
  signature: {
    type: "apiKey",
    in: "header",
    name: "webhook-signature",
    description:
      "The weaker mode, for systems that cannot sign tokens: HMAC-SHA256 over the raw body as in Standard Webhooks 1.0, with the headers webhook-id, webhook-timestamp and x-device-id beside it.",
  },
}
