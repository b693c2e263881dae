import { z } from "@medusajs/framework/zod"
import { REQUEST_WAYS, RETURN_REASONS } from "../../../../../modules/store-return/types"
import { IdParam, pageParams } from "../../../../list-params"

export const StoreCreateReturnRequest = z
  .strictObject({
    units: z
      .array(
        z.strictObject({
          line_item_id: IdParam,
          quantity: z.number().int().min(1).max(10_000),
          reason: z.enum(RETURN_REASONS),
        })
      )
      .min(1)
      .max(200),
    way: z.enum(REQUEST_WAYS),
    /** The store the shopper means to come to; left out: any. */
    retail_store_id: IdParam.optional(),
  })
  .refine(({ way, retail_store_id }) => way === "store" || retail_store_id === undefined, {
    path: ["retail_store_id"],
    error: "retail_store_id: a parcel comes to no store",
  })
export type StoreCreateReturnRequest = z.infer<typeof StoreCreateReturnRequest>

export const StoreGetReturnRequests = z.strictObject(pageParams())
export type StoreGetReturnRequests = z.infer<typeof StoreGetReturnRequests>
