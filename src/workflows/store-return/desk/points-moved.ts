import type { MedusaContainer } from "@medusajs/framework/types"
import { togetherByLine } from "../../../modules/store-return/domain/gift-receipt"
import type { PosReturnQuote } from "../../../types/pos-returns"
import { previewReturn } from "../../loyalty/queries/return-preview"
import type { WantedUnits } from "./quote-return"

/**
 * What a return of these units would do to points, of all accounts together; moves none.
 * @throws as `previewReturn`
 */
export async function pointsMoved(
  container: MedusaContainer,
  { order_id, units }: { order_id: string; units: readonly WantedUnits[] },
  now: Date
): Promise<PosReturnQuote["points"]> {
  const items = togetherByLine(units)
  const { effects } = await previewReturn(container, { order_id, items }, now)
  return effects.reduce(
    (sum, { taken_back, given_back }) => ({
      taken_back: sum.taken_back + taken_back.points,
      given_back: sum.given_back + given_back.points,
    }),
    { taken_back: 0, given_back: 0 }
  )
}
