import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import { publishPolicy } from "../../../modules/store-return/operations/policies"
import { findPolicy, listPolicyVersions } from "../../../modules/store-return/read-models/policies"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AdminReturnPolicy, AdminReturnPolicyVersion } from "../../../types/return-policy"
import { userNames } from "../../names"

const deskOf = (container: MedusaContainer) =>
  container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)

/** The policy in force, of version 0 while nobody has published one. */
export const currentPolicy = async (
  container: MedusaContainer,
  now: Date
): Promise<AdminReturnPolicy> =>
  await deskOf(container).reading((manager) => findPolicy(manager, now))

/** Versions as administrators see them, the last to come into force first. */
export async function policyVersions(
  container: MedusaContainer,
  page: { limit: number; offset: number },
  now: Date
): Promise<{ policies: AdminReturnPolicyVersion[]; count: number }> {
  const { versions, count } = await deskOf(container).reading((manager) =>
    listPolicyVersions(manager, { ...page, now })
  )
  const names = await userNames(
    container,
    versions.map(({ created_by }) => created_by)
  )
  return {
    policies: versions.map(({ version, rules, state, created_by, ...times }) => ({
      ...{ version, rules, state },
      in_force_from: times.in_force_from.toISOString(),
      in_force_until: times.in_force_until?.toISOString() ?? null,
      created_by: { id: created_by, name: names.get(created_by) ?? null },
      created_at: times.created_at.toISOString(),
    })),
    count,
  }
}

/** @throws as `publishPolicy` */
export const publishReturnPolicy = async (
  container: MedusaContainer,
  input: { rules: ReturnRules; created_by: string; in_force_from: Date | null; after?: number },
  now: Date
): Promise<{ version: number }> =>
  await deskOf(container).inTransaction((manager) => publishPolicy(manager, input, now))
