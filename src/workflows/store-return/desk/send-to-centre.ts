import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "../../../core/sql"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import { noteTransfer } from "../../../modules/store-return/operations/sent-on"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { requestedStep } from "../../stock/transfers/requested-step"
import { itemQuantities } from "./moved-stock"

/** The transfer of what goes on to the centre: what to write in the case's transaction. */
export type SentToCentre = {
  request: (manager: SqlEntityManager, context: Context) => Promise<void>
}

const NOTHING: SentToCentre = { request: async () => undefined }

/**
 * The transfer of units that go to the centre, from the store that took them. It is only asked for here, with the case and
 * so once; people send and receive it. Goods whose stock nobody keeps go without one.
 */
export async function sendToCentre(
  container: MedusaContainer,
  { id, units, retail_store_id, accepted_by: user_id, accepted_at: now }: NewReturnCase
): Promise<SentToCentre> {
  const sent = units.filter(({ disposition }) => disposition === "centre")
  if (sent.length === 0) {
    return NOTHING
  }
  const quantities = (await itemQuantities(container, sent))(sent)
  const lines = [...quantities].map(([inventory_item_id, quantity]) => ({
    ...{ inventory_item_id, quantity },
  }))
  if (lines.length === 0) {
    return NOTHING
  }
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const transfer_id = generateEntityId(undefined, "strf")
  const step = requestedStep(transfer_id, {
    // A unit is for the centre only where there are both.
    ...{ from_store_id: retail_store_id!, to_store_id: options.returns.centreStoreId! },
    ...{ lines, user_id, now },
  })
  return {
    request: async (manager, context) => {
      await container
        .resolve<StockModuleService>(STOCK_MODULE)
        .recordTransferEvents({ steps: [step], received_at: now }, context)
      await noteTransfer(manager, id, transfer_id)
    },
  }
}
