import { z } from "@medusajs/framework/zod"
import { CHANGE_TYPES } from "../../../../modules/change-feed/domain/kinds"

const MAX_LIMIT = 1000
const DEFAULT_LIMIT = 500

/** Several types are separated by commas; each counts once, in the order of a snapshot. */
const Types = z
  .string()
  .max(200)
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(CHANGE_TYPES)).min(1))
  .transform((types) => CHANGE_TYPES.filter((type) => types.includes(type)))

export const PosGetChanges = z.strictObject({
  /** `next` of the answer before. */
  since: z.string().min(1).max(1000).optional(),
  types: Types.optional().meta({
    description: `Separated by commas: ${CHANGE_TYPES.join(", ")}. Absent: all the till's scopes allow but customer.`,
  }),
  limit: z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().int().min(1).max(MAX_LIMIT))
    .default(DEFAULT_LIMIT),
})
export type PosGetChanges = z.infer<typeof PosGetChanges>
