import type { MedusaContainer } from "@medusajs/framework/types"
import { fromMinor } from "../../../core/money"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { OrderReturnCase, ReturnLegRow } from "../../../modules/store-return/types"
import { idFrom } from "../../pos/follow-up/ids"
import { addTransactions, AT_TILL, noteGivenBack } from "../../pos/follow-up/order-money"

/** The references of money that no till gave: what went back as store credit or a gift card, and what staff gave themselves. */
const AS_CREDIT = "omni_store_credit"
const BY_HAND = "omni_by_hand"

/**
 * Books in Medusa's order what went back by a tender or as store credit, given by a person, the ledger of points or the
 * loyalty plugin, or what a person gave because a payment could not be refunded; once. Without it Medusa would show the
 * money as owed, with a button to refund it again.
 */
export async function bookLeg(
  container: MedusaContainer,
  { order_id, currency_code }: Pick<OrderReturnCase, "order_id" | "currency_code">,
  { id, kind, tender, amount }: Pick<ReturnLegRow, "id" | "kind" | "tender" | "amount">
): Promise<void> {
  const transaction = {
    id: idFrom("ordtrx", "omni_return", id),
    amount: -fromMinor(amount, currency_code),
    currency_code,
    reference: referenceOf({ kind, tender }),
    reference_id: id,
  }
  await addTransactions(container, order_id, [transaction])
  if (kind === "tender") {
    await container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .inTransaction((manager) => noteGivenBack(manager, order_id))
  }
}

function referenceOf({ kind, tender }: Pick<ReturnLegRow, "kind" | "tender">): string {
  if (kind === "tender") {
    return `${AT_TILL}${tender}`
  }
  return kind === "payment" ? BY_HAND : AS_CREDIT
}
