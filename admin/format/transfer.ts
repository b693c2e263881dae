import type { AdminStockTransfer, StockTransferStatus } from "../../src/types/stock"

type Line = AdminStockTransfer["lines"][number]
export type TransferMove = "send" | "receive"

/** Units of a line that the next move is about: what was asked for, or what is still on its way. */
export const unitsToMove = (line: Line, move: TransferMove): number =>
  Math.max(0, move === "send" ? line.requested : line.sent - line.received)

export type TransferTotals = { requested: number; sent: number; received: number }

export const transferTotals = (lines: readonly Line[]): TransferTotals => {
  const sum = (of: keyof TransferTotals) => lines.reduce((total, line) => total + line[of], 0)
  return { requested: sum("requested"), sent: sum("sent"), received: sum("received") }
}

/** When the transfer came to where it stands. */
export const standsSince = (transfer: AdminStockTransfer): string => {
  const at: Record<StockTransferStatus, string | null> = {
    requested: transfer.requested_at,
    sent: transfer.sent_at,
    received: transfer.received_at,
    cancelled: transfer.cancelled_at,
  }
  return at[transfer.status] ?? transfer.created_at
}
