import type { AdminStockTransfer } from "../../src/types/stock"
import { standsSince, transferTotals, unitsToMove } from "../format/transfer"

const line = (requested: number, sent: number, received: number) => ({
  inventory_item_id: "item",
  sku: null,
  requested,
  sent,
  received,
  variance: null,
})

describe("a transfer", () => {
  it("knows what is to be sent, and what is still to come", () => {
    expect(unitsToMove(line(3, 0, 0), "send")).toBe(3)
    expect(unitsToMove(line(3, 2, 0), "receive")).toBe(2)
    expect(unitsToMove(line(0, 2, 5), "receive")).toBe(0)
  })

  it("sums its lines up", () => {
    expect(transferTotals([line(3, 2, 1), line(1, 1, 0)])).toEqual({
      requested: 4,
      sent: 3,
      received: 1,
    })
  })

  it("stands where it stands since its last step, or since it became known", () => {
    const transfer = { status: "sent", sent_at: null, created_at: "2026-11-28T09:00:00Z" }
    expect(standsSince(transfer as AdminStockTransfer)).toBe("2026-11-28T09:00:00Z")
    const sent = { ...transfer, sent_at: "2026-11-28T10:00:00Z" }
    expect(standsSince(sent as AdminStockTransfer)).toBe("2026-11-28T10:00:00Z")
  })
})
