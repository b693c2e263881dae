import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import { creditCustomerOf, creditedTo } from "../../../modules/store-return/domain/leg-way"
import type { SentLeg } from "../../../modules/store-return/domain/refund-kinds"
import type { OrderReturnCase, ReturnLegRow } from "../../../modules/store-return/types"
import { type CreditMark, LoyaltyPlugin } from "./loyalty-plugin"
import { refundNoteOf } from "./refund-note"

type CreditLeg = Pick<ReturnLegRow, "id" | "amount" | "credit_customer_id">

/** How store credit of ours is found again after a crash: the plugin keeps it with the credit. */
const markOf = ({ id }: CreditLeg): CreditMark => ({
  reference: "omni_return_leg",
  reference_id: id,
})

/** Legs with whose store credit each becomes by itself, if the official loyalty plugin is there to give it. */
export async function toAccounts(
  container: MedusaContainer,
  legs: readonly SentLeg[],
  bought: { customer_id: string | null; is_gift: boolean }
): Promise<SentLeg[]> {
  const isAsked = legs.some(({ kind }) => kind === "store_credit")
  if (!isAsked || !bought.customer_id || !LoyaltyPlugin.find(container)) {
    return [...legs]
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: ["id", "has_account"],
    filters: { id: bought.customer_id },
  })
  const [customer = null] = data as unknown as { id: string; has_account: boolean }[]
  return creditedTo(legs, creditCustomerOf({ ...bought, customer }))
}

/**
 * Gives store credit to whom the leg names, by the official loyalty plugin. Once, in however many tries: whoever calls has
 * the lock of the order, and what an earlier one made is looked for first.
 * @returns the plugin's transaction
 * @throws UNEXPECTED_STATE `store_credit_gone` when the plugin is not installed any more; as the plugin
 */
export async function creditOnce(
  container: MedusaContainer,
  { id: caseId, currency_code }: Pick<OrderReturnCase, "id" | "currency_code">,
  leg: CreditLeg
): Promise<string> {
  const plugin = LoyaltyPlugin.find(container)
  if (!plugin) {
    throw storeCreditGone("The loyalty plugin is not installed any more")
  }
  const account_id = await plugin.account({ customer_id: leg.credit_customer_id!, currency_code })
  const mark = markOf(leg)
  const made = await plugin.findCredit(account_id, mark)
  if (made) {
    return made
  }
  const amount = fromMinor(leg.amount, currency_code)
  await plugin.credit({ ...mark, account_id, amount, note: refundNoteOf(caseId) })
  const credited = await plugin.findCredit(account_id, mark)
  if (!credited) {
    throw storeCreditGone("The loyalty plugin did not keep what was credited")
  }
  return credited
}

/** Whether a try gave this store credit, though it seemed to fail. */
export async function isCredited(
  container: MedusaContainer,
  { currency_code }: Pick<OrderReturnCase, "currency_code">,
  leg: CreditLeg
): Promise<boolean> {
  const plugin = LoyaltyPlugin.find(container)
  if (!plugin) {
    return false
  }
  const owner = { customer_id: leg.credit_customer_id!, currency_code }
  const account = await plugin.findAccount(owner)
  return account !== null && (await plugin.findCredit(account, markOf(leg))) !== null
}

const storeCreditGone = (message: string): MedusaError =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message, "store_credit_gone")
