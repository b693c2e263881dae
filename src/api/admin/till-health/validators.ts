import { z } from "@medusajs/framework/zod"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminGetTillHealth = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  till_id: oneOrMany(IdParam),
  ...pageParams(),
})
export type AdminGetTillHealth = z.infer<typeof AdminGetTillHealth>
