import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { MedusaWorkflow } from "@medusajs/framework/workflows-sdk"

/** Of the service that the official loyalty plugin registers; what is asked of it here, and no more. */
type StoreCreditService = {
  listStoreCreditAccounts(filters: AccountOf): Promise<{ id: string }[]>
  listAccountTransactions(filters: object): Promise<{ id: string }[]>
}

/** Each customer has one account of a currency: an index of the plugin's sees to it. */
export type AccountOf = { customer_id: string; currency_code: string }

/** What a credit is for: it is found again by that. The plugin keeps both texts, and asks neither to be unique. */
export type CreditMark = { reference: string; reference_id: string }

const STORE_CREDIT_MODULE = "store_credit"
const OPEN_ACCOUNT_WORKFLOW = "create-store-credit-accounts"
const CREDIT_WORKFLOW = "credit-store-credit-account"

/** The store credit of the official loyalty plugin, spoken to by its names alone: it may not be installed. */
export class LoyaltyPlugin {
  private constructor(
    private readonly container: MedusaContainer,
    private readonly service: StoreCreditService
  ) {}

  /** null: the shop has no official loyalty plugin. */
  static find(container: MedusaContainer): LoyaltyPlugin | null {
    const service = container.resolve<StoreCreditService | undefined>(STORE_CREDIT_MODULE, {
      allowUnregistered: true,
    })
    // A host may have a module of that name of its own.
    const workflows = MedusaWorkflow as { getWorkflow: (id: string) => unknown }
    const isKnown = [OPEN_ACCOUNT_WORKFLOW, CREDIT_WORKFLOW].every((id) =>
      workflows.getWorkflow(id)
    )
    return service && isKnown ? new LoyaltyPlugin(container, service) : null
  }

  async findAccount(owner: AccountOf): Promise<string | null> {
    const [account] = await this.service.listStoreCreditAccounts(owner)
    return account?.id ?? null
  }

  /** The customer's account of the currency, opened when there is none. */
  async account(owner: AccountOf): Promise<string> {
    const known = await this.findAccount(owner)
    if (known) {
      return known
    }
    try {
      await this.run(OPEN_ACCOUNT_WORKFLOW, [owner])
    } catch (error) {
      // Another one may have opened it at this moment.
      if (!(await this.findAccount(owner))) {
        throw error
      }
    }
    return (await this.findAccount(owner))!
  }

  /** The transaction of this account that has the mark; null: there is none. */
  async findCredit(account_id: string, mark: CreditMark): Promise<string | null> {
    const filters = { account_id, type: "credit", ...mark }
    const [transaction] = await this.service.listAccountTransactions(filters)
    return transaction?.id ?? null
  }

  /** @param credit its amount in Medusa's units, such as 129.91; whoever asks twice credits twice */
  async credit(credit: CreditMark & { account_id: string; amount: number; note: string }) {
    await this.run(CREDIT_WORKFLOW, credit)
  }

  private async run(workflowId: string, input: object): Promise<void> {
    await this.container.resolve(Modules.WORKFLOW_ENGINE).run(workflowId, { input })
  }
}
