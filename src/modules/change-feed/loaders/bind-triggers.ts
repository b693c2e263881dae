import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bindTriggers } from "../../../core/triggers"
import { feedTriggers } from "../domain/sources"

/** Begins the names of the feed's triggers; another module that watches the same table takes another. */
const PREFIX = "omni_change"

/**
 * Binds the triggers that mark changes. Whenever one of them is new, a new generation of the feed begins:
 * what changed before went unmarked, so tills have to start from a snapshot.
 */
export default async function bindChangeTriggers({ container }: LoaderOptions): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await bindTriggers(connection, PREFIX, feedTriggers(), async (sql) => {
    await sql(
      "update omni_change_feed set generation = gen_random_uuid()::text, updated_at = now() where id = ?",
      ["feed"]
    )
  })
}
