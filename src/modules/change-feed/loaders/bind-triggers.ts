import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bindTriggers } from "../../../core/triggers"
import { contactTriggers } from "../domain/contact-triggers"
import { feedTriggers } from "../domain/sources"

/** Begin the names of our triggers; another module that watches the same table takes another. */
const FEED = "omni_change"
const CONTACTS = "omni_customer_contact"

const NEW_GENERATION =
  "update omni_change_feed set generation = gen_random_uuid()::text, updated_at = now() where id = ?"

/**
 * Binds the triggers that mark changes. Whenever one of them is new, a new generation of the feed begins:
 * what changed before went unmarked, so tills have to start from a snapshot. The same for what shoppers are
 * found by: it is written anew.
 */
export default async function bindChangeTriggers({ container }: LoaderOptions): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await bindTriggers(connection, FEED, feedTriggers(), async (sql) => {
    await sql(NEW_GENERATION, ["feed"])
  })
  await bindTriggers(connection, CONTACTS, contactTriggers(), async (sql) => {
    await sql("select omni_customer_contact_refill()", [])
  })
}
