import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"

export type DashboardUser = { id: string; headers: { authorization: string } }

/** A dashboard user, signed in. Without an assignment to a store they are an administrator. */
export async function signIn(container: MedusaContainer, name: string): Promise<DashboardUser> {
  const email = `${name}@example.com`
  const user = await container.resolve(Modules.USER).createUsers({ email, first_name: name })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { user_id: user.id },
  })
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token = generateJwtToken(
    {
      actor_id: user.id,
      actor_type: "user",
      auth_identity_id: identity.id,
      app_metadata: { user_id: user.id },
    },
    { secret: http.jwtSecret!, expiresIn: "1h", jwtOptions: http.jwtOptions }
  )
  return { id: user.id, headers: { authorization: `Bearer ${token}` } }
}
