import { z } from "@medusajs/framework/zod"
import type { PairAnswer } from "../../../../workflows/pos/devices/pair-till"
import type { TokenAnswer } from "../../../../workflows/pos/devices/issue-token"
import { Instant } from "./common"
import { schemaOf } from "./same"

export const Paired = schemaOf<PairAnswer>()(
  z.object({
    device_id: z.string(),
    kid: z.string().meta({ description: "Thumbprint of the key (RFC 7638)." }),
    epoch: z
      .number()
      .int()
      .meta({ description: "Of the till's events from now on; seq begins at 1." }),
    scopes: z.array(z.string()),
    store: z.object({
      id: z.string(),
      name: z.string(),
      time_zone: z.string(),
      country_code: z.string(),
    }),
    server_time: Instant,
  })
)

export const Token = schemaOf<TokenAnswer>()(
  z.object({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    expires_in: z.number().int().meta({ description: "Seconds." }),
    scope: z.string(),
    epoch: z.number().int(),
    server_time: Instant,
  })
)

export const KeyAdded = z.object({ kid: z.string() })
