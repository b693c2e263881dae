import { createFindParams } from "@medusajs/medusa/api/utils/validators"
import { z } from "@medusajs/framework/zod"
import { instant } from "../../../core/instant"
import { oneOrMany } from "../../list-params"
import { PICKUP_STATUSES } from "../../../modules/pickup/domain/transitions"

const Id = z.string().min(1).max(100)
const Units = z.number().int().min(0).max(100_000)
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

const Envelope = {
  version: z.number().int().positive().optional(),
  occurred_at: instant("occurred_at").optional(),
}

export const AdminAcceptPickupBody = z.strictObject({ ...Envelope })

export const AdminPickPickupBody = z.strictObject({
  ...Envelope,
  lines: z
    .array(z.strictObject({ id: Id, picked_quantity: Units, short_quantity: Units.optional() }))
    .min(1)
    .max(500),
})

export const AdminReadyPickupBody = z.strictObject({
  ...Envelope,
  bin: z.string().trim().max(50).optional(),
})

export const AdminHandOverPickupBody = z
  .strictObject({
    ...Envelope,
    code: z.string().min(1).max(200).optional(),
    override_reason: Reason.optional(),
    lines: z
      .array(
        z.strictObject({ id: Id, collected_quantity: Units, refused_quantity: Units.optional() })
      )
      .min(1)
      .max(500)
      .optional(),
    payment: z
      .strictObject({
        tender: z.enum(["cash", "card", "other"]),
        amount: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      })
      .optional(),
  })
  .refine((body) => body.code !== undefined || body.override_reason !== undefined, {
    path: ["code"],
    message: "code: scan or type the shopper's code",
  })

export const AdminRejectPickupBody = z.strictObject({
  ...Envelope,
  reason: z.enum(["not_found", "damaged", "store_closed", "no_capacity", "other"]),
  note: z.string().trim().max(500).optional(),
  lines: z
    .array(z.strictObject({ id: Id, missing_quantity: Units }))
    .min(1)
    .max(500)
    .optional(),
})

export const AdminExtendPickupBody = z.strictObject({
  ...Envelope,
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .optional(),
  reason: Reason.optional(),
})

export const AdminCancelPickupBody = z.strictObject({ ...Envelope, reason: Reason })

export const AdminReissueCodeBody = z.strictObject({ ...Envelope, reason: Reason.optional() })

export const AdminLookupPickupBody = z.strictObject({
  code: z.string().min(1).max(200),
  retail_store_id: Id.optional(),
})
export type AdminLookupPickupBody = z.infer<typeof AdminLookupPickupBody>

/** What a command's body may carry besides its own words. */
export type CommandBody = { version?: number; occurred_at?: string } & Record<string, unknown>
