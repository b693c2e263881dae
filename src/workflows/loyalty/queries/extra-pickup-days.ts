import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../../core/jobs"
import { findMember, findProgramme } from "../../../modules/loyalty/read-models/programme"
import { tierFor } from "../../../modules/loyalty/read-models/tier"
import { loyaltyOf } from "../ledger"

/** Days that the tier of whoever ordered lets a pickup wait longer; none without a tier. */
export async function extraPickupDays(
  container: MedusaContainer,
  orderId: string,
  now: Date
): Promise<number> {
  const [order] = await containerSql(container)<{ customer_id: string | null }>(
    'select customer_id from "order" where id = ?',
    [orderId]
  )
  const customerId = order?.customer_id
  if (!customerId) {
    return 0
  }
  return await loyaltyOf(container).reading(async (manager) => {
    const programme = await findProgramme(manager, now)
    const levels = programme?.rules.tiers?.levels
    const member = levels && (await findMember(manager, programme.id, customerId))
    if (!member) {
      return 0
    }
    const tier = await tierFor(manager, member.account_id, { at: now, purchase: null })
    return levels.find(({ code }) => code === tier)?.extra_pickup_days ?? 0
  })
}
