import { z } from "@medusajs/framework/zod"
import { instant } from "../core/instant"

/** Bodies of commands to a pickup that the dashboard and tills send alike. */

const Id = z.string().min(1).max(100)
const Units = z.number().int().min(0).max(100_000)

export const CommandEnvelope = {
  version: z.number().int().positive().optional(),
  occurred_at: instant("occurred_at").optional(),
}

export const PickupCode = z.string().min(1).max(200)

export const AcceptPickupBody = z.strictObject({ ...CommandEnvelope })

export const PickPickupBody = z.strictObject({
  ...CommandEnvelope,
  lines: z
    .array(z.strictObject({ id: Id, picked_quantity: Units, short_quantity: Units.optional() }))
    .min(1)
    .max(500),
})

export const ReadyPickupBody = z.strictObject({
  ...CommandEnvelope,
  bin: z.string().trim().max(50).optional(),
})

/** What leaves the store, and what is paid for it. */
export const HandOverWords = {
  ...CommandEnvelope,
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
}

export const RejectPickupBody = z.strictObject({
  ...CommandEnvelope,
  reason: z.enum(["not_found", "damaged", "store_closed", "no_capacity", "other"]),
  note: z.string().trim().max(500).optional(),
  lines: z
    .array(z.strictObject({ id: Id, missing_quantity: Units }))
    .min(1)
    .max(500)
    .optional(),
})

/** What a command's body may carry besides its own words. */
export type CommandBody = { version?: number; occurred_at?: string } & Record<string, unknown>
