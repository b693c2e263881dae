import { z } from "@medusajs/framework/zod"
import { REQUEST_WAYS, RETURN_REASONS } from "../../../../../modules/store-return/types"
import { IdParam, pageParams } from "../../../../list-params"

/** What comes back and how, whoever asks. */
export const AskedReturn = z.strictObject({
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

export const isToPlaceOfItsWay = ({
  way,
  retail_store_id,
}: Pick<z.infer<typeof AskedReturn>, "way" | "retail_store_id">): boolean =>
  way === "store" || retail_store_id === undefined

export const PARCEL_TO_STORE = {
  path: ["retail_store_id"],
  error: "retail_store_id: a parcel comes to no store",
}

export const StoreCreateReturnRequest = AskedReturn.refine(isToPlaceOfItsWay, PARCEL_TO_STORE)
export type StoreCreateReturnRequest = z.infer<typeof StoreCreateReturnRequest>

export const StoreGetReturnRequests = z.strictObject(pageParams())
export type StoreGetReturnRequests = z.infer<typeof StoreGetReturnRequests>
