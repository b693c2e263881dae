import { z } from "@medusajs/framework/zod"
import type { Problem } from "../../../../core/problem"
import { schemaOf } from "./same"

export const Instant = z.iso.datetime().meta({ description: "UTC." })
export const Minor = z.number().int()
export const Count = z.number().int().min(0)

export const ProblemAnswer = schemaOf<Problem>()(
  z
    .object({
      type: z.string().meta({ description: "Stable: urn:omnichannel:problem:<code>." }),
      title: z.string(),
      status: z.number().int(),
      detail: z.string().optional().meta({ description: "What to do about it." }),
      code: z.string().meta({ description: "For programs; never renamed." }),
      pointer: z.string().optional().meta({ description: "JSON pointer into what was sent." }),
      retryable: z.boolean().meta({ description: "Whether the same request may succeed later." }),
      errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
      server_time: Instant.optional().meta({ description: "Where the caller's clock seems off." }),
    })
    .meta({ description: "RFC 9457." })
)

export const OAuthProblemAnswer = ProblemAnswer.extend({
  error: z.string(),
  error_description: z.string(),
}).meta({ description: "A problem that is OAuth's error (RFC 6749, 5.2) at the same time." })

/** A page of a list. */
export const page = { count: Count, limit: Count, offset: Count }
