import { z } from "@medusajs/framework/zod"
import { Currency, Minor, Tax, TENDER_TYPES, Text } from "./common"

export const ShiftOpened = z.strictObject({
  shift_id: Text(64).describe(
    "The till's own id of the shift; sales, cash movements and the close name it."
  ),
  currency_code: Currency,
  opening_cash: Minor.describe("Cash in the drawer."),
})
export type ShiftOpened = z.infer<typeof ShiftOpened>

export const CASH_MOVES = ["paid_in", "paid_out", "drop"] as const

export const CashMoved = z.strictObject({
  shift_id: Text(64),
  currency_code: Currency,
  kind: z
    .enum(CASH_MOVES)
    .describe("Money put into the drawer, taken out of it, or carried to the safe."),
  amount: Minor,
  reason: Text(200),
})
export type CashMoved = z.infer<typeof CashMoved>

const PerTender = z.strictObject({ type: z.enum(TENDER_TYPES), amount: Minor })

export const ShiftClosed = z.strictObject({
  shift_id: Text(64),
  currency_code: Currency,
  counted: z
    .array(PerTender)
    .max(20)
    .describe("What was counted or read off the terminal; cash with the opening cash in it."),
  reported: z
    .strictObject({
      sales: z.number().int().min(0).optional(),
      returns: z.number().int().min(0).optional(),
      tenders: z.array(PerTender).max(20).optional(),
      taxes: z.array(Tax).max(20).optional(),
    })
    .optional()
    .describe("The till's own Z, kept beside ours."),
  note: Text(500).optional(),
})
export type ShiftClosed = z.infer<typeof ShiftClosed>
