import { withOwnErrors } from "../../../own-errors"
import type { TransferRequest } from "../transfer-access"

/** GET /admin/stock-transfers/:id. Actor: dashboard user of either store. Answers `{ transfer }` (AdminStockTransfer). */
export const GET = withOwnErrors<TransferRequest>(async (req, res) => {
  res.json({ transfer: req.transfer })
})
