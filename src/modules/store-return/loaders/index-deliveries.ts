import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { changeTables, type Knex } from "../../../core/change-tables"

const NAME = "omni_return_delivered"
const IS_MISSING =
  "select 1 where to_regclass('fulfillment') is not null and to_regclass(?) is null"

/**
 * The report on returns asks what shoppers got on some days; Medusa has no index of that. Made at boot and not in a
 * migration, because the table is Medusa's and may be made after ours.
 */
export default async function indexDeliveries({ container }: LoaderOptions): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  if ((await knex.raw(IS_MISSING, [NAME])).rows.length === 0) {
    return
  }
  await changeTables(knex, NAME, async (transaction) => {
    await transaction.raw(`create index if not exists ${NAME} on fulfillment (delivered_at)
      where delivered_at is not null and deleted_at is null`)
  })
}
