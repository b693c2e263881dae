import { z } from "@medusajs/framework/zod"
import { createFindParams } from "@medusajs/medusa/api/utils/validators"
import { PICKUP_STATUSES } from "../../../modules/pickup/domain/transitions"
import { oneOrMany } from "../../list-params"
import {
  AcceptPickupBody,
  CommandEnvelope,
  HandOverWords,
  PickPickupBody,
  PickupCode,
  ReadyPickupBody,
  RejectPickupBody,
} from "../../pickup-bodies"

const Id = z.string().min(1).max(100)
const Reason = z.string().trim().min(3, "reason: say why, in a few words").max(500)

export const AdminGetPickupsParams = createFindParams({ limit: 20, offset: 0 })
  .pick({ limit: true, offset: true })
  .extend({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    retail_store_id: oneOrMany(Id),
    order_id: oneOrMany(Id),
    status: oneOrMany(z.enum(PICKUP_STATUSES)),
    due: z.enum(["late", "today", "tomorrow"]).optional(),
    q: z.string().trim().max(100).optional(),
  })
  .strict()
export type AdminGetPickupsParams = z.infer<typeof AdminGetPickupsParams>

export const AdminAcceptPickupBody = AcceptPickupBody
export const AdminPickPickupBody = PickPickupBody
export const AdminReadyPickupBody = ReadyPickupBody
export const AdminRejectPickupBody = RejectPickupBody

export const AdminHandOverPickupBody = z
  .strictObject({
    ...HandOverWords,
    code: PickupCode.optional(),
    override_reason: Reason.optional(),
  })
  .refine((body) => body.code !== undefined || body.override_reason !== undefined, {
    path: ["code"],
    message: "code: scan or type the shopper's code",
  })

export const AdminExtendPickupBody = z.strictObject({
  ...CommandEnvelope,
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .optional(),
  reason: Reason.optional(),
})

export const AdminCancelPickupBody = z.strictObject({ ...CommandEnvelope, reason: Reason })

export const AdminReissueCodeBody = z.strictObject({
  ...CommandEnvelope,
  reason: Reason.optional(),
})

export const AdminLookupPickupBody = z.strictObject({
  code: PickupCode,
  retail_store_id: Id.optional(),
})
export type AdminLookupPickupBody = z.infer<typeof AdminLookupPickupBody>
