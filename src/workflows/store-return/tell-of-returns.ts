import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reasonOf } from "../../core/reason-of"
import { ReturnEvents } from "./events"

/**
 * Emits which states began, by the id of the request or the return each is of; one without an id is left out. Goods and
 * money have moved by then: a bus that is away does not undo that, and webhooks find what it did not tell.
 */
export async function tellOfReturns(
  container: MedusaContainer,
  begun: Partial<Record<keyof typeof ReturnEvents, string>>
): Promise<void> {
  const events = (Object.keys(ReturnEvents) as (keyof typeof ReturnEvents)[]).flatMap((state) =>
    begun[state] ? [{ name: ReturnEvents[state], data: { id: begun[state] } }] : []
  )
  if (events.length === 0) {
    return
  }
  try {
    await container.resolve(Modules.EVENT_BUS).emit(events)
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`omni_store_return: the event bus could not be told (${reasonOf(error)})`)
  }
}
