import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CUSTOMERS, mailOf } from "../data/customers"

/** Ids of the demo customers that exist, by e-mail. */
export async function customerIds(container: MedusaContainer): Promise<Map<string, string>> {
  const found = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers(
      { email: CUSTOMERS.map(mailOf), has_account: true },
      { select: ["id", "email"], take: CUSTOMERS.length }
    )
  return new Map(found.map(({ id, email }) => [email, id]))
}
