import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../../core/jobs"

/** How Medusa counts the units of a line that are gone. */
export type UnitsOfLine = Record<
  "return_received_quantity" | "return_dismissed_quantity" | "written_off_quantity",
  number
>

/**
 * Units of a line that the shopper has no more. Medusa writes off what came back unfit as well as what a claim is about,
 * and a claim's unit may come back besides: each counts once. `claimedBack`: units that came back for a claim.
 */
export function unitsGone(detail: UnitsOfLine, claimedBack: number): number {
  const dismissed = Number(detail.return_dismissed_quantity)
  const claimed = Number(detail.written_off_quantity) - dismissed
  const received = Number(detail.return_received_quantity)
  return received + dismissed + claimed - Math.min(claimed, claimedBack)
}

/** Units that came back for claims, fit for sale or not, by their lines. */
export async function unitsBackForClaims(
  container: MedusaContainer,
  orderIds: readonly string[]
): Promise<Map<string, number>> {
  const rows = await containerSql(container)<{ line_id: string; units: number }>(
    `select received.details->>'reference_id' as line_id,
       sum((received.details->>'quantity')::numeric)::float8 as units
     from order_change_action received
     join "return" returned on returned.id = received.return_id and returned.claim_id is not null
     where received.order_id = any(?::text[]) and received.applied and received.deleted_at is null
       and received.action in ('RECEIVE_RETURN_ITEM', 'RECEIVE_DAMAGED_RETURN_ITEM')
     group by 1`,
    [orderIds]
  )
  return new Map(rows.map(({ line_id, units }) => [line_id, units]))
}
