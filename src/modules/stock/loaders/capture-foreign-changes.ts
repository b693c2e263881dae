import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bindTriggers } from "../../../core/triggers"
import { captureTriggers } from "../domain/triggers"

/** Begins the names of our triggers on Medusa's table; another module that watches it takes another. */
const PREFIX = "omni_stock_capture"

/**
 * Binds the triggers that write down every change of a level made past the gateway. Whenever one of them is
 * new, levels may have changed unseen: what the ledger does not explain becomes an opening movement.
 */
export default async function captureForeignChanges({ container }: LoaderOptions): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await bindTriggers(connection, PREFIX, captureTriggers(), async (sql) => {
    await sql("select omni_stock_open_ledger()", [])
  })
}
