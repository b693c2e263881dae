import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Tables and the columns that may be set to an earlier moment; Medusa's services always write "now". */
const COLUMNS = {
  customer: ["created_at", "updated_at"],
  order: ["created_at", "updated_at", "canceled_at"],
  order_transaction: ["created_at", "updated_at"],
  payment_collection: ["created_at", "updated_at", "completed_at"],
  payment: ["created_at", "updated_at", "captured_at", "canceled_at"],
  capture: ["created_at", "updated_at"],
  fulfillment: ["created_at", "updated_at"],
  omni_pickup: ["created_at"],
} as const

export type Dated = { id: string; at: Date }

/**
 * Moves rows of the demo's past to when they are said to have happened. Only columns that hold a moment
 * are changed: what never happened stays null.
 */
export async function backdate(
  container: MedusaContainer,
  table: keyof typeof COLUMNS,
  rows: readonly Dated[]
): Promise<void> {
  if (!rows.length) {
    return
  }
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const changes = COLUMNS[table].map(
    (column) => `"${column}" = case when t."${column}" is null then null else v.at end`
  )
  const places = rows.map(() => "(?::text, ?::timestamptz)").join(", ")
  await knex.raw(
    `update "${table}" t set ${changes.join(", ")} from (values ${places}) as v (id, at) where t.id = v.id`,
    rows.flatMap(({ id, at }) => [id, at.toISOString()])
  )
}
