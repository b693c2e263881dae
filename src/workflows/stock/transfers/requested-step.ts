import type { TransferLine } from "../../../modules/stock/domain/transfers"
import type { NewTransferStep } from "../../../modules/stock/types"

export type AskedTransfer = {
  from_store_id: string
  to_store_id: string
  lines: readonly TransferLine[]
  note?: string
  /** The pickup of the receiving store that waits for the goods. */
  pickup_id?: string
  user_id: string
  now: Date
}

/** The first step of a transfer, to be recorded. */
export const requestedStep = (
  transfer_id: string,
  { now: occurred_at, ...asked }: AskedTransfer
): NewTransferStep => ({
  ...asked,
  ...{ transfer_id, event_id: "requested", kind: "requested", complete: false, occurred_at },
})
