import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"

export type Shopper = { id: string; headers: { authorization: string } }

/** A customer with an account, signed in. */
export async function signInShopper(container: MedusaContainer, name: string): Promise<Shopper> {
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email: `${name}@example.com`, first_name: name, has_account: true })
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token = generateJwtToken(
    { actor_id: customer.id, actor_type: "customer", auth_identity_id: "", app_metadata: {} },
    { secret: http.jwtSecret!, expiresIn: "1h", jwtOptions: http.jwtOptions }
  )
  return { id: customer.id, headers: { authorization: `Bearer ${token}` } }
}
