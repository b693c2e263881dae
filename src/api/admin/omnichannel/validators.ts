import { z } from "@medusajs/framework/zod"

/** Query text; an empty one is a mistake and not zero. */
const Text = z.string().trim().min(1)

export const AdminListJobs = z.strictObject({
  state: z.enum(["waiting", "running", "retrying", "dead"]).optional(),
  limit: Text.pipe(z.coerce.number<string>().int().min(1).max(100)).default(20),
  offset: Text.pipe(z.coerce.number<string>().int().min(0).max(1_000_000)).default(0),
})
export type AdminListJobs = z.infer<typeof AdminListJobs>
