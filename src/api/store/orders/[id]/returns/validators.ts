import { z } from "@medusajs/framework/zod"
import { pageParams } from "../../../../list-params"

export const StoreGetReturns = z.strictObject(pageParams())
export type StoreGetReturns = z.infer<typeof StoreGetReturns>
