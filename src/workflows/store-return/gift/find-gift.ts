import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { giftCode, giftLink } from "../../../modules/store-return/domain/gift-receipt"
import { findGiftReceipt } from "../../../modules/store-return/operations/gift-receipts"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { GiftReceipt } from "../../../modules/store-return/types"
import { type CodeCaller, tryCode } from "../../pickup/queries/try-code"

/** What a code that is no code at all is looked up as: it takes the same road and the same time. */
const NO_CODE = "0000-0000"

const deskOf = (container: MedusaContainer) =>
  container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)

/** @throws NOT_FOUND `gift_receipt_not_found` */
export async function readGiftReceipt(
  container: MedusaContainer,
  id: string
): Promise<GiftReceipt> {
  const gift = await deskOf(container).reading((manager) => findGiftReceipt(manager, "id", id))
  if (!gift) {
    throw notFound("gift_receipt_not_found", "There is no such gift receipt")
  }
  return gift
}

/** The receipt a token opens now; null when it is not ours, was changed, or has run out. */
export async function giftOfToken(
  container: MedusaContainer,
  token: string,
  now: Date
): Promise<GiftReceipt | null> {
  const desk = deskOf(container)
  const opened = giftLink.verify(desk.secret, token, now)
  return opened && (await desk.reading((manager) => findGiftReceipt(manager, "id", opened.id)))
}

/**
 * The receipt a code finds, typed or scanned, also after its link has run out: the policy says what still comes back.
 * Every try counts, together with those of pickup codes, before it is looked at.
 * @throws 429 `too_many_tries`
 */
export async function giftOfCode(
  container: MedusaContainer,
  typed: string,
  caller: CodeCaller
): Promise<GiftReceipt | null> {
  const desk = deskOf(container)
  const hash = giftCode.hash(desk.secret, giftCode.normalize(typed) ?? NO_CODE)
  return await tryCode(container, caller, () =>
    desk.reading((manager) => findGiftReceipt(manager, "code_hash", hash))
  )
}
