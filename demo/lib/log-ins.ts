import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { LogIn } from "./credentials"

/**
 * Makes the e-mail and password open the account. With an identity already there, its password is set
 * again, so that the file with the log-ins is right even after it was lost.
 */
export async function ensureLogIn(
  container: MedusaContainer,
  { email, password }: LogIn,
  account: { user_id: string } | { customer_id: string }
): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const [known] = await auth.listProviderIdentities(
    { entity_id: email, provider: "emailpass" },
    { take: 1 }
  )
  if (known) {
    await auth.updateProvider("emailpass", { entity_id: email, password })
  } else {
    const { error } = await auth.register("emailpass", { body: { email, password } } as never)
    if (error) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `No log-in for ${email}: ${error}`,
        "demo_log_in"
      )
    }
  }
  const [identity] = await auth.listAuthIdentities(
    { provider_identities: { entity_id: email } },
    { take: 1 }
  )
  await auth.updateAuthIdentities({
    id: identity!.id,
    app_metadata: { ...identity!.app_metadata, ...account },
  })
}
