import { z } from "@medusajs/framework/zod"
import { DUE_TENDERS, RETURN_GRADES, RETURN_REASONS } from "../../../modules/store-return/types"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminLookUpReturnDesk = z.strictObject({
  retail_store_id: IdParam,
  by: z.enum(["order_number", "receipt_number", "code", "email", "phone", "card"]),
  value: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(20),
  offset: z.number().int().min(0).max(10_000).default(0),
})
export type AdminLookUpReturnDesk = z.infer<typeof AdminLookUpReturnDesk>

const Units = z.strictObject({
  line_item_id: IdParam,
  quantity: z.number().int().min(1).max(10_000),
})

/** What goes out in exchange, from the shelf of the store. */
const NewUnits = z
  .array(z.strictObject({ variant_id: IdParam, quantity: z.number().int().min(1).max(100) }))
  .min(1)
  .max(50)

export const AdminQuoteReturn = z.strictObject({
  retail_store_id: IdParam,
  order_id: IdParam,
  units: z.array(Units).min(1).max(200),
  new_units: NewUnits.optional(),
})
export type AdminQuoteReturn = z.infer<typeof AdminQuoteReturn>

export const AdminAcceptReturn = z.strictObject({
  retail_store_id: IdParam,
  order_id: IdParam,
  units: z
    .array(Units.extend({ reason: z.enum(RETURN_REASONS), grade: z.enum(RETURN_GRADES) }))
    .min(1)
    .max(200),
  /** What the quote said goes back; minor units. */
  amount: z.number().int().min(0),
  /** In an exchange: what goes out, what the quote said is due on top, and how the shopper pays it. */
  exchange: z
    .strictObject({
      new_units: NewUnits,
      due: z.number().int().min(0),
      tender: z.enum(DUE_TENDERS).optional(),
    })
    .optional(),
  note: z.string().trim().min(1).max(500).optional(),
})
export type AdminAcceptReturn = z.infer<typeof AdminAcceptReturn>

export const AdminGetReturns = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  order_id: IdParam.optional(),
  state: z.enum(["accepted", "waiting", "settled"]).optional(),
  ...pageParams(),
})
export type AdminGetReturns = z.infer<typeof AdminGetReturns>
