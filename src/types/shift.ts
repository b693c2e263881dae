/** A till's shift and its Z-report. Amounts are integer minor units; instants are UTC. */

export type CountAndTotal = { count: number; total: number }

export type ShiftTender = {
  type: string
  sales: number
  /** Given back for returned goods. */
  returns: number
  /** Given back for voided receipts. */
  voids: number
  /** What should be there: for cash with the opening cash and the cash movements. */
  expected: number
  /** As counted at the close; null while the shift is open or when it was not counted. */
  counted: number | null
  /** counted − expected: positive means too much. */
  difference: number | null
  /** As the till's own Z says, if it says so. */
  reported: number | null
}

export type ShiftTax = { code: string | null; rate: number; sold: number; returned: number }

/** One step from nothing to the expected cash or tender, in the order things happened. */
export type ShiftStep = {
  event_id: string
  type: string
  seq: number
  occurred_at: string
  tender: string
  /** Positive: came in. */
  amount: number
  /** Receipt number, or the reason of a cash movement. */
  note: string | null
}

/** What may explain a difference, or shows that the books are not complete. */
export type ShiftDoubt =
  | { kind: "missing_events"; from: number; to: number }
  | { kind: "rejected_event"; event_id: string; seq: number; type: string }
  | { kind: "other_currency"; event_id: string; seq: number; currency_code: string }
  | { kind: "tenders_differ_from_total"; event_id: string; seq: number; amount: number }
  | { kind: "till_reported_other"; tender: string; reported: number; computed: number }

export type Shift = {
  /** Id of the event that opened it. */
  id: string
  shift_id: string
  device_id: string
  retail_store_id: string
  status: "open" | "closed"
  currency_code: string
  business_date: string
  opened_at: string
  closed_at: string | null
  cashier: { id: string; name?: string } | null
  opening_cash: number
}

export type ShiftReport = Shift & {
  sales: CountAndTotal
  returns: CountAndTotal
  voids: CountAndTotal
  /** Cash rounding of sales less that of returns. */
  rounding: number
  cash: { opening: number; paid_in: number; paid_out: number; drops: number }
  tenders: ShiftTender[]
  taxes: ShiftTax[]
  steps: ShiftStep[]
  doubts: ShiftDoubt[]
  /** Sales and returns that name the shift but were made after its close; in none of the figures above. */
  late: { sales: CountAndTotal; returns: CountAndTotal; steps: ShiftStep[] }
}
