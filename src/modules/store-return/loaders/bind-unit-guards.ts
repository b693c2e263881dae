import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { bindTriggers } from "../../../core/triggers"
import { unitGuards } from "../domain/unit-guard"

/** Begins the names of our triggers on Medusa's table; another module that watches it takes another. */
const PREFIX = "omni_store_return_guard"

/** Binds the triggers that let a unit come back once. What came back twice before is left as it is. */
export default async function bindUnitGuards({ container }: LoaderOptions): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await bindTriggers(connection, PREFIX, unitGuards(), async () => {})
}
