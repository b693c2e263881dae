import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { GradedUnit } from "../../../modules/store-return/domain/disposition"
import { findCases } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnReason } from "../../../modules/store-return/types"
import type { AdminGiftReturn } from "../../../types/gift-receipts"
import { acceptAt, placeOfStore } from "../desk/accept-return"
import type { WantedUnits } from "../desk/quote-return"
import type { Override } from "../policy/let-in"
import { readGiftReceipt } from "./find-gift"
import { type GiftVisit, refuseExchange } from "./quote-gift"

export type AcceptGiftInput = GiftVisit<WantedUnits & GradedUnit & { reason: ReturnReason }> & {
  note?: string
  /** Lets in what the policy refuses. */
  override?: Override
  user_id: string
  idempotency_key?: string
}

/**
 * Takes goods back by a gift receipt, for store credit or a gift card that a person gives to who brings them. What they
 * are worth is told to nobody here: it is what the order's quote says then. Once per key.
 * @returns the case's id
 * @throws as `acceptAt`, `giftConditions`; NOT_FOUND `gift_receipt_not_found`, `store_not_found`; CONFLICT
 *   `gift_not_exchanged`
 */
export async function acceptGift(
  container: MedusaContainer,
  { gift_receipt_id, retail_store_id, new_units, user_id, ...input }: AcceptGiftInput
): Promise<string> {
  refuseExchange(new_units)
  const gift = await readGiftReceipt(container, gift_receipt_id)
  const place = await placeOfStore(container, retail_store_id)
  const by = { way: "desk", id: user_id } as const
  return await acceptAt(container, { ...input, by, gift, order_id: gift.order_id }, place)
}

/** A return by a gift receipt as the desk sees it. */
export async function readGiftReturn(
  container: MedusaContainer,
  caseId: string
): Promise<AdminGiftReturn> {
  const [returned] = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findCases(manager, [caseId]))
  const { id, state, accepted_at, gift_receipt_id, units } = returned!
  return {
    ...{ id, state, gift_receipt_id: gift_receipt_id! },
    accepted_at: accepted_at.toISOString(),
    units: units.map(({ order_line_item_id, variant_id, title, reason, grade, disposition }) => ({
      ...{ line_item_id: order_line_item_id, variant_id, title, reason, grade, disposition },
    })),
  }
}
