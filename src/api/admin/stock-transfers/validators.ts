import { z } from "@medusajs/framework/zod"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

const Line = z
  .strictObject({
    variant_id: IdParam.optional(),
    inventory_item_id: IdParam.optional(),
    quantity: z.number().int().min(1).max(100_000),
  })
  .refine((line) => (line.variant_id === undefined) !== (line.inventory_item_id === undefined), {
    message: "lines: name either variant_id or inventory_item_id",
  })
const Lines = z.array(Line).min(1).max(500)
const Note = z.string().trim().min(1).max(500).optional()

export const AdminGetStockTransfers = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  status: z.enum(["requested", "sent", "received", "cancelled"]).optional(),
  pickup_id: IdParam.optional(),
  ...pageParams(),
})
export type AdminGetStockTransfers = z.infer<typeof AdminGetStockTransfers>

export const AdminPostStockTransfer = z.strictObject({
  from_store_id: IdParam,
  to_store_id: IdParam,
  lines: Lines,
  note: Note,
  pickup_id: IdParam.optional(),
})
export type AdminPostStockTransfer = z.infer<typeof AdminPostStockTransfer>

export const AdminSendStockTransfer = z.strictObject({ lines: Lines.optional(), note: Note })
export const AdminReceiveStockTransfer = z.strictObject({
  lines: Lines.optional(),
  complete: z.boolean().default(true),
  note: Note,
})
export const AdminCancelStockTransfer = z.strictObject({ note: Note })

export type StepBody = {
  lines?: z.infer<typeof Lines>
  complete?: boolean
  note?: string
}
