import { storeGiftReceipt } from "../../../../workflows/store-return/gift/read-gift"
import { withOwnErrors } from "../../../own-errors"
import type { GiftRequest } from "../gift-access"

/**
 * GET /store/gift-receipts/by-link: what a gift receipt is good for: goods, how many of them may come back and until
 * when, the code for the desk. Nothing of money, of the order, or of who bought it. Actor: whoever holds its link, in the
 * header `X-Gift-Link`. Answers `{ gift_receipt }` (StoreGiftReceipt). Errors: 404 `gift_receipt_not_found`, whatever
 * the reason.
 */
export const GET = withOwnErrors<GiftRequest>(async (req, res) => {
  res.json({ gift_receipt: await storeGiftReceipt(req.scope, req.gift, new Date()) })
})
