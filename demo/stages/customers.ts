import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { CUSTOMERS, type DemoCustomer, mailOf, phoneOf } from "../data/customers"
import { BRAND } from "../data/brand"
import { newPassword, readDemoFile, writeDemoFile } from "../lib/credentials"
import type { Demo, Stage } from "../lib/demo"
import { ensureLogIn } from "../lib/log-ins"
import { customerIds } from "../lib/customers"

/** The customers; the first of them can sign in to the storefront. */
export const customersStage: Stage = {
  name: "customers",
  lacksLogIns: ({ credentialsFile }) => !readDemoFile(credentialsFile).customer,
  async run(demo) {
    const known = await customerIds(demo.container)
    const missing = CUSTOMERS.filter((customer) => !known.has(mailOf(customer)))
    if (missing.length) {
      await createCustomersWorkflow(demo.container).run({
        input: { customersData: missing.map(customerInput) },
      })
    }
    await letFirstSignIn(demo)
    return `${CUSTOMERS.length} customers`
  },
}

function customerInput(customer: DemoCustomer) {
  const { first_name, last_name } = customer
  const phone = phoneOf(customer)
  const { city, province, postal_code, address_1 } = customer
  return {
    email: mailOf(customer),
    first_name,
    last_name,
    phone,
    has_account: true,
    addresses: [
      {
        first_name,
        last_name,
        phone,
        city,
        province,
        postal_code,
        address_1,
        country_code: BRAND.country,
        is_default_shipping: true,
        is_default_billing: true,
      },
    ],
  }
}

async function letFirstSignIn({ container, credentialsFile }: Demo): Promise<void> {
  const email = mailOf(CUSTOMERS[0]!)
  const { customer } = readDemoFile(credentialsFile)
  const logIn = customer?.email === email ? customer : { email, password: newPassword() }
  writeDemoFile(credentialsFile, { customer: logIn })
  const [account] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ email, has_account: true }, { take: 1 })
  await ensureLogIn(container, logIn, { customer_id: account!.id })
}
