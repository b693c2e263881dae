import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"

/** Headers of a new dashboard user, as the log-in would give them. */
export async function headersFor(
  container: MedusaContainer,
  email: string
): Promise<{ authorization: string }> {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { user_id: user.id },
  })
  const { jwtSecret: secret } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    .projectConfig.http
  const token = generateJwtToken(
    {
      actor_id: user.id,
      actor_type: "user",
      auth_identity_id: identity.id,
      app_metadata: { user_id: user.id },
    },
    { secret, expiresIn: "1h" }
  )
  return { authorization: `Bearer ${token}` }
}
