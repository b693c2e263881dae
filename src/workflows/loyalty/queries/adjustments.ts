import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import {
  type AdjustmentFilters,
  type AdjustmentRow,
  listAdjustments,
} from "../../../modules/loyalty/read-models/adjustments"
import type { AdminLoyaltyAdjustment } from "../../../types/loyalty-desk"
import { loyaltyOf } from "../ledger"
import { actorsOf, customersOf } from "./people"

/** A page of what people gave and took by hand, the newest first. */
export async function adminAdjustments(
  container: MedusaContainer,
  filters: AdjustmentFilters
): Promise<{ adjustments: AdminLoyaltyAdjustment[]; count: number }> {
  const { adjustments, count } = await loyaltyOf(container).reading((manager) =>
    listAdjustments(manager, filters)
  )
  return { adjustments: await told(container, adjustments), count }
}

/** @throws NOT_FOUND `adjustment_not_found` */
export async function adminAdjustment(
  container: MedusaContainer,
  id: string
): Promise<AdminLoyaltyAdjustment> {
  const { adjustments } = await adminAdjustments(container, { ids: [id], limit: 1, offset: 0 })
  if (!adjustments[0]) {
    throw notFound("adjustment_not_found", "There is no such adjustment")
  }
  return adjustments[0]
}

async function told(
  container: MedusaContainer,
  rows: readonly AdjustmentRow[]
): Promise<AdminLoyaltyAdjustment[]> {
  const customer = await customersOf(
    container,
    rows.map(({ owner_id }) => owner_id)
  )
  const actor = await actorsOf(
    container,
    rows.flatMap(({ requested_by, decided_by }) => [requested_by, decided_by])
  )
  return rows.map(({ owner_id, ...row }) => ({
    ...row,
    customer: customer(owner_id),
    requested_by: actor(row.requested_by)!,
    requested_at: row.requested_at.toISOString(),
    decided_by: actor(row.decided_by),
    decided_at: row.decided_at?.toISOString() ?? null,
  }))
}
