import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { isOfDesk } from "../../../modules/store-return/operations/exchanged"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/**
 * An exchange of the desk has happened: goods and money have changed hands. Medusa would take the new lines out of the order,
 * those the shopper has too, before it finds that the old ones were received.
 * @throws INVALID_DATA `exchange_of_desk`
 */
export async function refuseCancellingDeskExchange(
  container: MedusaContainer,
  exchangeId: string
): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_exchange",
    fields: ["order_id", "return_id"],
    filters: { id: exchangeId },
  })
  const { order_id, return_id } = (data[0] ?? {}) as { order_id?: string; return_id?: string }
  const ofDesk =
    order_id !== undefined &&
    return_id !== undefined &&
    (await container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => isOfDesk(manager, order_id, return_id)))
  if (ofDesk) {
    throw invalid(
      "exchange_of_desk",
      "This exchange was made at a desk: what is to be collected is called off by its pickup, what is to be delivered by an edit of the order, and the rest is taken back at a desk"
    )
  }
}
