import type {
  CountAndTotal,
  Shift,
  ShiftDoubt,
  ShiftReport,
  ShiftStep,
  ShiftTax,
  ShiftTender,
} from "../../../../types/shift"
import type { PosEvent } from "../events/envelope"
import { type ShiftEvent, stepsOf } from "./steps"

export type ShiftFacts = {
  device_id: string
  retail_store_id: string
  /** Everything that names the shift, in the till's own order; the opening is among it. */
  events: readonly ShiftEvent[]
  /** Missing numbers and rejected events of the till around the shift. */
  doubts: readonly ShiftDoubt[]
}

/**
 * The Z-report: a pure function of the shift's events, so it is the same in whatever order they arrived. What
 * was made after the close (by the till's sequence) goes to a bucket of its own; the closed figures stay.
 */
export function shiftReport(facts: ShiftFacts): ShiftReport {
  const { opened, closed } = endsOf(facts.events)
  const isLate = ({ event }: ShiftEvent): boolean =>
    closed !== undefined && event !== closed && isAfter(event, closed)
  const own = facts.events.filter((each) => inCurrency(each, opened) && !isLate(each))
  const late = facts.events.filter((each) => inCurrency(each, opened) && isLate(each))
  const steps = stepsOf(own)
  const tenders = tendersOf(steps, closed)
  return {
    ...headOf(facts, opened, closed),
    sales: totalOf(own, "sale.completed"),
    returns: totalOf(own, "return.completed"),
    voids: voidsOf(own),
    rounding: roundingOf(own),
    cash: cashOf(own, opened),
    tenders,
    taxes: taxesOf(own),
    steps,
    doubts: [...facts.doubts, ...doubtsOf(facts.events, opened), ...reportedDoubts(tenders)],
    late: {
      sales: totalOf(late, "sale.completed"),
      returns: totalOf(late, "return.completed"),
      steps: stepsOf(late),
    },
  }
}

type Ends = { opened: PosEvent<"shift.opened">; closed?: PosEvent<"shift.closed"> }

/** The first opening and the first close count; a till that repeats itself opens nothing anew. */
function endsOf(events: readonly ShiftEvent[]): Ends {
  const opened = events.find(({ event }) => event.type === "shift.opened")
  const closed = events.find(({ event }) => event.type === "shift.closed")
  return {
    opened: opened?.event as PosEvent<"shift.opened">,
    closed: closed?.event as PosEvent<"shift.closed"> | undefined,
  }
}

const isAfter = (a: PosEvent, b: PosEvent): boolean =>
  a.epoch === b.epoch ? a.seq > b.seq : a.epoch > b.epoch

function headOf(facts: ShiftFacts, opened: Ends["opened"], closed: Ends["closed"]): Shift {
  return {
    id: opened.id,
    shift_id: opened.data.shift_id,
    device_id: facts.device_id,
    retail_store_id: facts.retail_store_id,
    status: closed ? "closed" : "open",
    currency_code: opened.data.currency_code,
    business_date: opened.business_date,
    opened_at: new Date(opened.occurred_at).toISOString(),
    closed_at: closed ? new Date(closed.occurred_at).toISOString() : null,
    cashier: opened.cashier ?? null,
    opening_cash: opened.data.opening_cash,
  }
}

const currencyOf = ({ event, voided }: ShiftEvent): string | null => {
  const { data } = voided ?? event
  return "currency_code" in data ? data.currency_code : null
}

const inCurrency = (each: ShiftEvent, opened: Ends["opened"]): boolean =>
  (currencyOf(each) ?? opened.data.currency_code) === opened.data.currency_code

function totalOf(
  events: readonly ShiftEvent[],
  type: "sale.completed" | "return.completed"
): CountAndTotal {
  const totals = events.flatMap(({ event }) =>
    event.type === type ? [(event as PosEvent<typeof type>).data.totals.total] : []
  )
  return { count: totals.length, total: sum(totals) }
}

function voidsOf(events: readonly ShiftEvent[]): CountAndTotal {
  const totals = events.flatMap(({ event, voided }) =>
    event.type === "sale.voided" && voided ? [voided.data.totals.total] : []
  )
  return { count: totals.length, total: sum(totals) }
}

/** Sales count as they are, what goes back counts the other way. */
function moneyEvents(events: readonly ShiftEvent[]) {
  return events.flatMap(({ event, voided }) => {
    if (event.type === "sale.completed") {
      return [{ data: event.data, direction: 1 }]
    }
    if (event.type === "return.completed") {
      return [{ data: event.data, direction: -1 }]
    }
    return event.type === "sale.voided" && voided ? [{ data: voided.data, direction: -1 }] : []
  })
}

const roundingOf = (events: readonly ShiftEvent[]): number =>
  sum(moneyEvents(events).map(({ data, direction }) => direction * data.totals.rounding))

function cashOf(events: readonly ShiftEvent[], opened: Ends["opened"]): ShiftReport["cash"] {
  const moved = (kind: string): number =>
    sum(
      events.flatMap(({ event }) =>
        event.type === "cash.moved" && event.data.kind === kind ? [event.data.amount] : []
      )
    )
  return {
    opening: opened.data.opening_cash,
    paid_in: moved("paid_in"),
    paid_out: moved("paid_out"),
    drops: moved("drop"),
  }
}

function tendersOf(steps: readonly ShiftStep[], closed: Ends["closed"]): ShiftTender[] {
  const counted = amountsBy(closed?.data.counted ?? [])
  const reported = amountsBy(closed?.data.reported?.tenders ?? [])
  const types = [
    ...new Set([...steps.map((step) => step.tender), ...counted.keys(), ...reported.keys()]),
  ]
  return types.sort().map((type) => {
    const of = (event: string): number =>
      sum(
        steps
          .filter((step) => step.tender === type && step.type === event)
          .map((step) => step.amount)
      )
    const expected = sum(steps.filter((step) => step.tender === type).map((step) => step.amount))
    const found = counted.get(type) ?? null
    return {
      type,
      sales: of("sale.completed"),
      returns: positive(of("return.completed")),
      voids: positive(of("sale.voided")),
      expected,
      counted: found,
      difference: found === null ? null : found - expected,
      reported: reported.get(type) ?? null,
    }
  })
}

/** Without the minus zero that negating zero gives. */
const positive = (amount: number): number => (amount === 0 ? 0 : -amount)

function taxesOf(events: readonly ShiftEvent[]): ShiftTax[] {
  const taxes = new Map<string, ShiftTax>()
  for (const { data, direction } of moneyEvents(events)) {
    for (const { code = null, rate, amount } of data.lines.flatMap((line) => line.taxes)) {
      const key = `${rate} ${code ?? ""}`
      const tax = taxes.get(key) ?? { code, rate, sold: 0, returned: 0 }
      tax[direction === 1 ? "sold" : "returned"] += amount
      taxes.set(key, tax)
    }
  }
  return [...taxes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tax]) => tax)
}

function doubtsOf(events: readonly ShiftEvent[], opened: Ends["opened"]): ShiftDoubt[] {
  return events.flatMap((each): ShiftDoubt[] => {
    const { event } = each
    const at = { event_id: event.id, seq: event.seq }
    if (!inCurrency(each, opened)) {
      return [{ kind: "other_currency", ...at, currency_code: currencyOf(each) ?? "" }]
    }
    if (event.type !== "sale.completed" && event.type !== "return.completed") {
      return []
    }
    if (event.type === "return.completed" && event.data.return_id) {
      // The rest of its total goes back through providers and people.
      return []
    }
    const amount = sum(event.data.tenders.map((tender) => tender.amount)) - event.data.totals.total
    return amount === 0 ? [] : [{ kind: "tenders_differ_from_total", ...at, amount }]
  })
}

const reportedDoubts = (tenders: readonly ShiftTender[]): ShiftDoubt[] =>
  tenders.flatMap(({ type, reported, expected }): ShiftDoubt[] =>
    reported === null || reported === expected
      ? []
      : [{ kind: "till_reported_other", tender: type, reported, computed: expected }]
  )

const amountsBy = (tenders: readonly { type: string; amount: number }[]): Map<string, number> => {
  const amounts = new Map<string, number>()
  for (const { type, amount } of tenders) {
    amounts.set(type, (amounts.get(type) ?? 0) + amount)
  }
  return amounts
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
