import type { MedusaContainer } from "@medusajs/framework/types"
import type { OriginalPurchase } from "../../../modules/pos/domain/events/sale"
import type {
  Cashier,
  ReturnDisposition,
  ReturnGrade,
  ReturnReason,
} from "../../../modules/store-return/types"
import type { PosReturn } from "../../../types/pos-returns"
import type { TillAt } from "../../loyalty/till/origin"
import { acceptReturn } from "../desk/accept-return"
import { readReturnCase } from "../desk/read-cases"
import { findOriginal, type NamedUnits } from "./original"

export type TillReturnInput = {
  original: OriginalPurchase
  /** What the shopper announced online: its units may come back, and it ends with the return. */
  request_id?: string
  lines: readonly (NamedUnits & { reason: ReturnReason; grade: ReturnGrade })[]
  /** What the quote said goes back; minor units. */
  amount: number
  note?: string
  cashier?: Cashier
}

/**
 * Takes units back at a till, in its store. What its drawer gives it tells by `return.completed` with the return's
 * id. Once per key. @throws as `findOriginal`, `acceptReturn`
 */
export async function acceptAtTill(
  container: MedusaContainer,
  till: TillAt,
  { cashier, original, request_id, lines, amount, note }: TillReturnInput,
  idempotency_key: string
): Promise<PosReturn> {
  const { order_id, units, nameOf } = await findOriginal(container, till, { original, lines })
  const id = await acceptReturn(container, {
    ...{ order_id, request_id, units, amount, note, idempotency_key },
    retail_store_id: till.retail_store_id,
    by: { way: "till", id: till.device_id, cashier },
    now: till.now,
  })
  const known = await readReturnCase(container, id)
  return {
    id,
    order_id,
    order_number: known.order_number!,
    state: known.state,
    currency_code: known.currency_code,
    ...{ worth: known.worth, lapsed: known.lapsed, fee: known.fee },
    amount: known.amount,
    units: known.units.map(({ line_item_id, reason, grade, disposition, amount: part }) => ({
      original_line_id: nameOf(line_item_id!),
      // A till has the goods in its hand: it says why they come and how they are.
      ...{ reason: reason as ReturnReason, grade: grade as ReturnGrade },
      ...{ disposition: disposition as ReturnDisposition, amount: part },
    })),
    legs: known.legs.map(({ kind, provider_id, tender, amount: part, done_at }) => ({
      ...{ kind, provider_id, tender, amount: part, done_at },
    })),
    accepted_at: known.accepted_at,
  }
}
