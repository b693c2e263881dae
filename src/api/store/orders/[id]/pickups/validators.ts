import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../../../list-params"

export const StoreGetOrderPickups = z.strictObject(pageParams())
export type StoreGetOrderPickups = z.infer<typeof StoreGetOrderPickups>
