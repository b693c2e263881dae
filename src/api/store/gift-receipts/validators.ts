import { z } from "@medusajs/framework/zod"
import {
  AskedReturn,
  isToPlaceOfItsWay,
  PARCEL_TO_STORE,
} from "../orders/[id]/return-requests/validators"

export const StoreCreateGiftReturn = AskedReturn.extend({
  /** Where the holder wants to hear of it; left out: nowhere. */
  email: z.email("email: must be an e-mail address").max(320).optional(),
}).refine(isToPlaceOfItsWay, PARCEL_TO_STORE)
export type StoreCreateGiftReturn = z.infer<typeof StoreCreateGiftReturn>
