import type { z } from "@medusajs/framework/zod"

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never

/** Holds the schema of an answer and the type that routes and clients use to each other: neither may drift. */
export const schemaOf =
  <Type>() =>
  <Schema extends z.ZodType<Type>>(schema: Schema & Same<Type, z.infer<Schema>>): Schema =>
    schema
