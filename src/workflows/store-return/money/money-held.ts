import type { ReturnableOrder } from "../../../modules/store-return/domain/quote"
import type { PendingOfOrder } from "../../../modules/store-return/operations/pending"
import type { OrderMoney } from "../../pickup/money/order-money"
import { refundedWith } from "../../pickup/money/refund"
import type { TillTender } from "../../pos/follow-up/till-tenders"
import { refundNoteOf } from "./refund-note"

type Legs = PendingOfOrder["legs"]
type Held = Pick<ReturnableOrder, "credit" | "payments" | "tenders">

/** What an order's payments and tenders hold, with what returns have promised of it counted as given. */
export function moneyHeld(
  money: Pick<OrderMoney, "payments" | "credit">,
  tenders: readonly TillTender[],
  legs: Legs
): Held {
  const ofCredit = legs.filter(({ kind }) => kind === "store_credit")
  return {
    credit: money.credit - sum(ofCredit),
    payments: money.payments.map((payment) => {
      const promised = legs
        .filter(({ payment_id }) => payment_id === payment.id)
        .map(({ case_id, amount }) => {
          const refunded = refundedWith({ payments: [payment] }, refundNoteOf(case_id))
          // One that failed and was given by hand is done and never becomes a refund.
          return { amount: Math.max(0, amount - refunded) }
        })
      return { ...payment, refunded: payment.refunded + sum(promised) }
    }),
    tenders: withPromised(tenders, legs).map((tender) => {
      const promised = legs.filter(({ tender: type, is_done }) => type === tender.type && !is_done)
      return { ...tender, given: tender.given + sum(promised) }
    }),
  }
}

/** A policy may give back by a tender that took nothing. */
const withPromised = (tenders: readonly TillTender[], legs: Legs): readonly TillTender[] => [
  ...tenders,
  ...[...new Set(legs.flatMap(({ tender }) => tender ?? []))]
    .filter((type) => tenders.every((tender) => tender.type !== type))
    .map((type) => ({ type, taken: 0, given: 0 })),
]

const sum = (parts: readonly { amount: number }[]): number =>
  parts.reduce((all, { amount }) => all + amount, 0)
