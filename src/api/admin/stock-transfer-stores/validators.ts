import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../list-params"

export const AdminGetTransferStores = z.strictObject({
  q: z.string().trim().min(1).max(100).optional(),
  ...pageParams(),
})
export type AdminGetTransferStores = z.infer<typeof AdminGetTransferStores>
