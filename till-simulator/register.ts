import type { PosEventData, PosEventType } from "../src/types"
import { expectedTenders, type TenderSum } from "./drawer"
import {
  blindReturnOf,
  type ReceiptHead,
  returnOf,
  type ReturnedUnits,
  saleOf,
  unitsReturned,
} from "./receipts"
import type { TillStore } from "./store/till-store"
import type { LineInput, TenderInput, TillEvent } from "./types"

type MovedLine = { sku?: string; variant_id?: string; barcode?: string; quantity: number }
type Registered = PosEventData<"customer.registered">

/**
 * What a cashier does at a till. Each act is on the disk when its method returns, and only then may a receipt
 * be printed. Money in minor units, tax included.
 */
export abstract class Register {
  protected constructor(
    readonly store: TillStore,
    private readonly currency_code: string
  ) {}

  /** Keeps any event, as the next of the till's sequence. */
  abstract record<Type extends PosEventType>(type: Type, data: PosEventData<Type>): TillEvent<Type>

  /** Paid by card in full when no tenders are given. */
  sell(
    lines: readonly LineInput[],
    tenders?: TenderInput[],
    more: Pick<ReceiptHead, "customer" | "loyalty"> = {}
  ): TillEvent<"sale.completed"> {
    return this.record("sale.completed", saleOf({ ...this.head(), ...more }, lines, tenders))
  }

  /** Units of a sale taken back: all that are left when no lines are given. @throws Error for more than that */
  returnSale(
    sale: TillEvent<"sale.completed">,
    input: { lines?: readonly ReturnedUnits[]; tenders?: TenderInput[] } = {}
  ): TillEvent<"return.completed"> {
    const earlier = this.store.about(sale.id)
    const lines = input.lines ?? this.unitsLeft(sale)
    const data = returnOf(this.head(), sale, { lines, earlier, tenders: input.tenders })
    return this.record("return.completed", data)
  }

  /** Units of each line of a sale that have not come back. */
  unitsLeft(sale: TillEvent<"sale.completed">): ReturnedUnits[] {
    const back = unitsReturned(this.store.about(sale.id))
    return sale.data.lines
      .map(({ line_id, quantity }) => ({ line_id, quantity: quantity - (back.get(line_id) ?? 0) }))
      .filter(({ quantity }) => quantity > 0)
  }

  /** Goods taken back without a receipt, paid out in cash. */
  returnBlind(lines: readonly LineInput[]): TillEvent<"return.completed"> {
    return this.record("return.completed", blindReturnOf(this.head(), lines))
  }

  voidSale(sale: TillEvent<"sale.completed">, reason = "Mistake"): TillEvent<"sale.voided"> {
    return this.record("sale.voided", { sale_event_id: sale.id, reason, ...this.shift() })
  }

  count(counts: MovedLine[]): TillEvent<"stock.counted"> {
    return this.record("stock.counted", { counts })
  }

  /** Units that came (positive) or went (negative). */
  adjust(
    lines: MovedLine[],
    reason: PosEventData<"stock.adjusted">["reason"] = "other"
  ): TillEvent<"stock.adjusted"> {
    return this.record("stock.adjusted", { reason, lines })
  }

  transferOut(
    transfer_id: string,
    to_store_id: string,
    lines: MovedLine[]
  ): TillEvent<"stock.transferred_out"> {
    return this.record("stock.transferred_out", { transfer_id, to_store_id, lines })
  }

  /** Units of a transfer or, without `transfer_id`, of a delivery. `complete: false`: more is to come. */
  receive(
    lines: MovedLine[],
    { transfer_id, complete = true }: { transfer_id?: string; complete?: boolean } = {}
  ): TillEvent<"stock.received"> {
    const transfer = transfer_id ? { transfer_id } : {}
    return this.record("stock.received", { ...transfer, lines, complete })
  }

  /** Opens a shift; what follows belongs to it. */
  openShift(opening_cash = 0): TillEvent<"shift.opened"> {
    const { currency_code } = this
    const shift_id = `shift-${this.store.nextNumber("shift")}`
    const event = this.record("shift.opened", { shift_id, currency_code, opening_cash })
    this.store.setNote("shift_id", shift_id)
    return event
  }

  /** @throws Error when no shift is open */
  moveCash(
    kind: PosEventData<"cash.moved">["kind"],
    amount: number,
    reason: string
  ): TillEvent<"cash.moved"> {
    const { currency_code } = this
    const shift_id = this.openShiftId()
    return this.record("cash.moved", { shift_id, currency_code, kind, amount, reason })
  }

  /** @param counted what was found per tender; exactly what should be there unless given @throws Error when no shift is open */
  closeShift(counted?: TenderSum[]): TillEvent<"shift.closed"> {
    const { currency_code } = this
    const shift_id = this.openShiftId()
    counted ??= this.expectedTenders()
    const event = this.record("shift.closed", { shift_id, currency_code, counted })
    this.store.setNote("shift_id", null)
    return event
  }

  /** What should be in the drawer and on the terminal of the open shift. @throws Error when no shift is open */
  expectedTenders(): TenderSum[] {
    const events = this.store.ofShift(this.openShiftId())
    return expectedTenders(events, (id) => this.store.find(id))
  }

  /** Whether a shift is open. */
  get hasShift(): boolean {
    return this.store.note("shift_id") !== null
  }

  registerCustomer(
    data: Omit<Registered, "consents"> & Partial<Pick<Registered, "consents">>
  ): TillEvent<"customer.registered"> {
    return this.record("customer.registered", { consents: [], ...data })
  }

  handOver(data: PosEventData<"pickup.handed_over">): TillEvent<"pickup.handed_over"> {
    return this.record("pickup.handed_over", data)
  }

  private head(): ReceiptHead {
    const number = String(this.store.nextNumber("receipt")).padStart(6, "0")
    return {
      receipt_number: `${this.receiptPrefix()}${number}`,
      currency_code: this.currency_code,
      ...this.shift(),
    }
  }

  /** Tells the receipts of several tills apart. */
  protected abstract receiptPrefix(): string

  private shift(): { shift_id?: string } {
    const shift_id = this.store.note("shift_id")
    return shift_id ? { shift_id } : {}
  }

  private openShiftId(): string {
    const shiftId = this.store.note("shift_id")
    if (!shiftId) {
      throw new Error("No shift is open")
    }
    return shiftId
  }
}
