import type { MedusaContainer } from "@medusajs/framework/types"
import { fromMinor } from "../../../core/money"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { OrderReturnCase, ReturnLegRow } from "../../../modules/store-return/types"
import { idFrom } from "../../pos/follow-up/ids"
import { addTransactions, AT_TILL, noteGivenBack } from "../../pos/follow-up/order-money"

/** Books in Medusa's order what a person, or the ledger of points, gave back by a tender; once. */
export async function bookTenderLeg(
  container: MedusaContainer,
  { order_id, currency_code }: Pick<OrderReturnCase, "order_id" | "currency_code">,
  { id, tender, amount }: Pick<ReturnLegRow, "id" | "tender" | "amount">
): Promise<void> {
  const transaction = {
    id: idFrom("ordtrx", "omni_return", id),
    amount: -fromMinor(amount, currency_code),
    currency_code,
    reference: `${AT_TILL}${tender}`,
    reference_id: id,
  }
  await addTransactions(container, order_id, [transaction])
  await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .inTransaction((manager) => noteGivenBack(manager, order_id))
}
