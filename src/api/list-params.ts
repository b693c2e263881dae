import { z } from "@medusajs/framework/zod"

/** Query text; an empty one is a mistake and not zero. */
const Digits = z.string().trim().min(1)

/** `limit` and `offset` of a paged list. */
export const pageParams = (limit = 20) => ({
  limit: Digits.pipe(z.coerce.number<string>().int().min(1).max(100)).default(limit),
  offset: Digits.pipe(z.coerce.number<string>().int().min(0).max(1_000_000)).default(0),
})

/** One value or many, as a query string repeats them. */
export const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(schema).max(100))
    .optional()

export const IdParam = z.string().min(1).max(100)
