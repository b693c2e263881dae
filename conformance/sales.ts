import { randomUUID } from "node:crypto"

/** Articles no server knows: they can be sold all the same, and move no stock. */
export const UNKNOWN_SKU = "CONFORMANCE-UNKNOWN"

/** One coat of 1 200.00, of it 200.00 tax, paid in cash. */
export function sale(more: Record<string, unknown> = {}, sku = UNKNOWN_SKU) {
  return {
    receipt_number: `K-${randomUUID().slice(0, 12)}`,
    currency_code: "RUB",
    lines: [
      {
        line_id: "1",
        sku,
        title: "Conformance coat",
        quantity: 1,
        unit_price: 120_000,
        taxes: [{ rate: 20, amount: 20_000 }],
        total: 120_000,
      },
    ],
    totals: { tax: 20_000, total: 120_000 },
    tenders: [{ type: "cash", amount: 120_000 }],
    ...more,
  }
}

/** That coat taken back for what was paid. */
export function returned(
  saleEventId: string,
  more: Record<string, unknown> = {},
  sku = UNKNOWN_SKU
) {
  const { lines, ...rest } = sale(more, sku)
  const original = { original: { sale_event_id: saleEventId } }
  return { ...rest, ...original, lines: lines.map((line) => ({ ...line, original_line_id: "1" })) }
}

export const newShiftId = (): string => `conformance-${randomUUID()}`
