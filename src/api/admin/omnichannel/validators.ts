import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../list-params"

export const AdminListJobs = z.strictObject({
  state: z.enum(["waiting", "running", "retrying", "dead"]).optional(),
  ...pageParams(),
})
export type AdminListJobs = z.infer<typeof AdminListJobs>
