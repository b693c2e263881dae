import { z } from "@medusajs/framework/zod"
import { Text } from "./common"
import { CustomerRegistered } from "./customer"
import { PickupHandedOver } from "./pickup"
import { ReturnCompleted, SaleCompleted, SaleVoided } from "./sale"
import { CashMoved, ShiftClosed, ShiftOpened } from "./shift"
import { StockAdjusted, StockCounted, StockReceived, StockTransferredOut } from "./stock"

/** What a till may tell, and the scope its credential needs for it. */
export const EVENT_TYPES = {
  "sale.completed": { data: SaleCompleted, scope: "sales" },
  "sale.voided": { data: SaleVoided, scope: "sales" },
  "return.completed": { data: ReturnCompleted, scope: "returns" },
  "stock.counted": { data: StockCounted, scope: "stock" },
  "stock.adjusted": { data: StockAdjusted, scope: "stock" },
  "stock.transferred_out": { data: StockTransferredOut, scope: "stock" },
  "stock.received": { data: StockReceived, scope: "stock" },
  "shift.opened": { data: ShiftOpened, scope: "shifts" },
  "cash.moved": { data: CashMoved, scope: "shifts" },
  "shift.closed": { data: ShiftClosed, scope: "shifts" },
  "customer.registered": { data: CustomerRegistered, scope: "customers" },
  "pickup.handed_over": { data: PickupHandedOver, scope: "pickups" },
} as const

export type PosEventType = keyof typeof EVENT_TYPES
export type PosEventData<T extends PosEventType = PosEventType> = z.infer<
  (typeof EVENT_TYPES)[T]["data"]
>

/**
 * Around every event. Unknown fields are kept out of the way, not refused: the envelope may grow; inside
 * `data` an unknown field is a mistake.
 */
export const Envelope = z.object({
  id: z
    .uuid()
    .transform((id) => id.toLowerCase())
    .describe(
      "UUIDv7: made once by the till, before the receipt is printed; the key of every repetition."
    ),
  type: Text(64),
  occurred_at: z.iso
    .datetime({ offset: true })
    .describe("The till's clock, with its offset from UTC."),
  seq: z
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .describe(
      "1, 2, 3 … without a gap per device and epoch; training events have a sequence of their own."
    ),
  epoch: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .describe("As answered by pairing; grows when a till starts its sequence again."),
  business_date: z.iso.date().describe("The store's accounting day."),
  mode: z.enum(["live", "training"]).default("live"),
  cashier: z.strictObject({ id: Text(64), name: Text(120).optional() }).optional(),
  store_id: Text(64).optional().describe("Optional; must be the store of the credential."),
  data: z.record(z.string(), z.unknown()),
})
export type Envelope = z.infer<typeof Envelope>

/** A checked event: envelope and typed data. */
export type PosEvent<T extends PosEventType = PosEventType> = {
  [K in T]: Omit<Envelope, "type" | "data"> & { type: K; data: PosEventData<K> }
}[T]
