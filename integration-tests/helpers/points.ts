import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { v4 } from "uuid"
import { LOYALTY_MODULE } from "../../src/modules/loyalty"
import { openAccount } from "../../src/modules/loyalty/operations/accounts"
import { adjust } from "../../src/modules/loyalty/operations/adjust"
import { addIdentifier, type Identifier } from "../../src/modules/loyalty/operations/identifiers"
import { mergeAccounts } from "../../src/modules/loyalty/operations/merges"
import { type ProgrammeRules, openProgramme } from "../../src/modules/loyalty/operations/programmes"
import { readBalance } from "../../src/modules/loyalty/read-models/balance"
import type { LoyaltyModuleService } from "../../src/modules/loyalty/service"

const loyaltyOf = (container: MedusaContainer): LoyaltyModuleService =>
  container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)

/** A point for each rouble, worth a rouble, of half the basket at most; at once but for a fortnight. */
const RULES = {
  earning: { rates: { rub: { points: 1, per: 100 } } },
  spending: { values: { rub: 100 }, max_share_percent: 50 },
}

/** A programme, the shop's only one. */
export async function openShopProgramme(
  container: MedusaContainer,
  terms: Partial<ProgrammeRules> = {},
  since = new Date()
): Promise<string> {
  const rules = { debt_limit: 1_000, restore_grace_days: 3, rules: RULES, ...terms }
  const named = { handle: "points", name: "Points", created_by: null }
  const { programme_id } = await loyaltyOf(container).inTransaction((manager) =>
    openProgramme(manager, { ...named, ...rules }, since)
  )
  return programme_id
}

export type Shopper = {
  customer_id: string
  account_id: string
  /** For /store routes. */
  headers: { authorization: string }
}

/** A customer who collects points and has some. */
export async function shopperWith(
  container: MedusaContainer,
  programme_id: string,
  points: number,
  ...identifiers: Identifier[]
): Promise<Shopper> {
  const email = `${v4()}@example.com`
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email, has_account: true })
  const service = loyaltyOf(container)
  const now = new Date()
  const account_id = await service.inTransaction(async (manager) => {
    const owner = { type: "customer" as const, id: customer.id }
    const account = await openAccount(manager, { programme_id, owner }, now)
    for (const identifier of identifiers) {
      const named = { account_id: account.account_id, ...identifier }
      await addIdentifier(manager, service.secret, named, now)
    }
    return account.account_id
  })
  if (points > 0) {
    const given = { account_id, points, reason: "goodwill", reference: null, expires_at: null }
    const command = { key: v4(), source: "dashboard", actor: null }
    await service.inTransaction((manager) => adjust(manager, command, given, now))
  }
  return {
    customer_id: customer.id,
    account_id,
    headers: await customerHeaders(container, customer.id, email),
  }
}

async function customerHeaders(container: MedusaContainer, customer_id: string, email: string) {
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { customer_id },
  })
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const claims = {
    actor_id: customer_id,
    actor_type: "customer",
    auth_identity_id: identity.id,
    app_metadata: { customer_id },
  }
  const terms = { secret: http.jwtSecret!, expiresIn: "1h", jwtOptions: http.jwtOptions }
  return { authorization: `Bearer ${generateJwtToken(claims, terms)}` }
}

export const pointsOf = (container: MedusaContainer, account_id: string) =>
  loyaltyOf(container).reading((manager) => readBalance(manager, account_id, new Date()))

export async function mergeInto(
  container: MedusaContainer,
  survivor_id: string,
  merged_id: string
) {
  const command = { key: v4(), source: "dashboard", actor: null }
  const input = { survivor_id, merged_id, reason: "One person" }
  await loyaltyOf(container).inTransaction((manager) =>
    mergeAccounts(manager, command, input, new Date())
  )
}
