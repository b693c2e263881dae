import { z } from "@medusajs/framework/zod"
import { MOVEMENT_REASONS } from "../../../modules/stock/types"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminGetStockMovements = z
  .strictObject({
    variant_id: IdParam.optional(),
    inventory_item_id: IdParam.optional(),
    retail_store_id: oneOrMany(IdParam),
    reason: z.enum(MOVEMENT_REASONS).optional(),
    ...pageParams(),
  })
  .refine((query) => query.variant_id !== undefined || query.inventory_item_id !== undefined, {
    path: ["variant_id"],
    message: "variant_id: say of which variant, or of which inventory_item_id",
  })
export type AdminGetStockMovements = z.infer<typeof AdminGetStockMovements>
