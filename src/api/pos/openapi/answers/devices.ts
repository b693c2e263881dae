import { z } from "@medusajs/framework/zod"
import { POS_SCOPES } from "../../../../modules/pos/domain/scopes"
import type { PosMeAnswer } from "../../../../types"
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
    token_url: z.string().meta({ description: "Where tokens are got; may be an assertion's aud." }),
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

export const Me = schemaOf<PosMeAnswer>()(
  z.object({
    device_id: z.string(),
    name: z.string(),
    store_id: z.string(),
    scopes: z.array(z.enum(POS_SCOPES)),
    epoch: z.number().int(),
    lane: z
      .enum(["live", "quarantine"])
      .meta({ description: "quarantine: revoked; it may only hand in what it made before." }),
    server_time: Instant,
  })
)
