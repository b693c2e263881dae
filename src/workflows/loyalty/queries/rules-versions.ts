import type { MedusaContainer } from "@medusajs/framework/types"
import { listRulesVersions } from "../../../modules/loyalty/read-models/rules-versions"
import type { AdminLoyaltyRulesVersion } from "../../../types/loyalty-rules"
import { loyaltyOf } from "../ledger"
import { actorsOf } from "./people"

/** Versions of a programme's rules as administrators see them, the last to come into force first. */
export async function adminRulesVersions(
  container: MedusaContainer,
  asked: { programme_id: string; limit: number; offset: number },
  now: Date
): Promise<{ versions: AdminLoyaltyRulesVersion[]; count: number }> {
  const { versions, count } = await loyaltyOf(container).reading((manager) =>
    listRulesVersions(manager, { ...asked, now })
  )
  const actor = await actorsOf(
    container,
    versions.map(({ created_by }) => created_by)
  )
  return {
    versions: versions.map((version) => ({
      ...version,
      created_by: actor(version.created_by),
      created_at: version.created_at.toISOString(),
      in_force_from: version.in_force_from.toISOString(),
      in_force_until: version.in_force_until?.toISOString() ?? null,
    })),
    count,
  }
}
