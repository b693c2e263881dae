import { z } from "@medusajs/framework/zod"
import type { PosCustomer, PosCustomerList } from "../../../../types/pos-changes"
import { page } from "./common"
import { schemaOf } from "./same"

export const Shopper = schemaOf<PosCustomer>()(
  z.object({
    first_name: z.string().nullable(),
    last_initial: z.string().nullable(),
    phone_last_digits: z.string().nullable(),
    email_hint: z.string().nullable(),
    has_account: z.boolean(),
    group_ids: z.array(z.string()),
  })
)

export const ShopperPage = schemaOf<PosCustomerList>()(
  z.object({ customers: z.array(Shopper.extend({ id: z.string() })), ...page })
)
