import type { z } from "@medusajs/framework/zod"
import type { PosScope } from "../../../modules/pos/domain/scopes"
import type { Translated } from "./languages"
import type { ProblemCode } from "./problem-codes"

export type Tag =
  | "Devices"
  | "Events"
  | "Changes"
  | "Shoppers"
  | "Orders"
  | "Points"
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
  summary: Translated
  /** More, in plain sentences. */
  description?: Translated
  /** Who may: anyone, any till, or a till with one of these scopes. */
  access: "anyone" | "till" | readonly PosScope[]
  /** Also a till that is revoked, but may hand in what it made before. */
  drains?: boolean
  query?: z.ZodType
  body?: z.ZodType
  /** The body may also be a form. */
  takesForm?: boolean
  /** The header Idempotency-Key is required. */
  takesKey?: boolean
  answer: {
    status: 200 | 201 | 204
    description: Translated
    schema?: z.ZodType
    /** application/json unless said otherwise. */
    type?: string
  }
  /** Besides those every route of its kind has. */
  problems?: readonly ProblemCode[]
}

/** Scopes of which a till needs one; none when any till may. */
export const scopesOf = ({ access }: Pick<Operation, "access">): readonly PosScope[] =>
  typeof access === "string" ? [] : access

/** Names an operation for generated clients: `postPickupsIdHandOver`. Paths within v1 stay, so names do. */
export const idOf = ({ method, path }: Pick<Operation, "method" | "path">): string =>
  method +
  path
    .replace("/pos/v1", "")
    .split(/[^A-Za-z]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
