import type { z } from "@medusajs/framework/zod"
import type { PosScope } from "../../../modules/pos/domain/scopes"

export type Tag =
  | "Devices"
  | "Events"
  | "Changes"
  | "Shoppers"
  | "Orders"
  | "Pickups"
  | "Shifts"
  | "About"

/** One route of `/pos/v1` in words. Its schemas are the ones that validate. */
export type Operation = {
  method: "get" | "post" | "delete"
  /** `/pos/v1/keys/{kid}` */
  path: string
  tag: Tag
  /** One line. */
  summary: string
  /** More, in plain sentences. */
  description?: string
  /** Who may: anyone, any till, or a till with a scope. */
  access: "anyone" | "till" | PosScope
  query?: z.ZodType
  body?: z.ZodType
  /** The body may also be a form. */
  takesForm?: boolean
  /** The header Idempotency-Key is required. */
  takesKey?: boolean
  answer: { status: 200 | 201 | 204; description: string; schema?: z.ZodType; type?: string }
  /** Besides those every route of its kind has: `[status, code]`. */
  problems?: readonly (readonly [status: number, code: string])[]
}
