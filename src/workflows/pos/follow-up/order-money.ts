import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { idFrom } from "./ids"

type Tender = PosEventData<"sale.completed">["tenders"][number]

export type OrderTransaction = {
  id: string
  amount: number
  currency_code: string
  reference: string
  /** Unique: what caused it and the tender's place in it. */
  reference_id: string
}

/** How the reference of money that a till took or gave begins; the kind of tender follows. */
export const AT_TILL = "till_"

/** What tenders do to the money of an order because of `cause`: `direction` 1 is paid, -1 is given back. */
export const orderTransactions = (
  cause: Pick<PendingEvent, "device_id" | "event_id">,
  tenders: readonly Tender[],
  currency_code: string,
  direction: 1 | -1
): OrderTransaction[] =>
  tenders.map(({ type, amount }, index) => ({
    id: idFrom("ordtrx", cause.device_id, cause.event_id, String(index)),
    amount: direction * fromMinor(amount, currency_code),
    currency_code,
    reference: `${AT_TILL}${type}`,
    reference_id: `${cause.event_id}:${index}`,
  }))

/** Adds those of the transactions that the order does not have yet. */
export async function addTransactions(
  container: MedusaContainer,
  orderId: string,
  transactions: readonly OrderTransaction[]
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const existing = await orders.listOrderTransactions(
    {
      order_id: orderId,
      reference_id: transactions.map(({ reference_id }) => reference_id),
    } as never,
    { select: ["id", "reference_id"], take: null } as never
  )
  const have = new Set(existing.map(({ reference_id }) => reference_id))
  const missing = transactions.filter(({ reference_id }) => !have.has(reference_id))
  if (missing.length > 0) {
    await orders.addOrderTransactions(
      missing.map((each) => ({ order_id: orderId, ...each })) as never
    )
  }
}

/**
 * Brings the order's payments in step with what was given back, in the caller's transaction: the refunds of providers,
 * and with those of the largest what tills gave. An order without a payment is left as it is.
 */
export async function noteGivenBack(manager: SqlEntityManager, orderId: string): Promise<void> {
  await boundRows(
    manager,
    `with of_order as (
       select collection.id,
         row_number() over (order by collection.captured_amount desc nulls last, collection.created_at) as place
       from order_payment_collection link
       join payment_collection collection on collection.id = link.payment_collection_id
       where link.order_id = ? and link.deleted_at is null and collection.deleted_at is null
     ), given_back as (
       select of_order.id, place,
         case when place = 1 then coalesce((select -sum(amount) from order_transaction
           where order_id = ? and starts_with(reference, ?) and amount < 0 and deleted_at is null), 0) else 0 end
         + coalesce((select sum(refund.amount) from payment
           join refund on refund.payment_id = payment.id and refund.deleted_at is null
           where payment.payment_collection_id = of_order.id and payment.deleted_at is null), 0) as amount
       from of_order
     )
     update payment_collection set refunded_amount = given_back.amount,
       raw_refunded_amount = jsonb_build_object('value', given_back.amount::text, 'precision', 20), updated_at = now()
     from given_back where payment_collection.id = given_back.id
       and (place = 1 or coalesce(refunded_amount, 0) <> given_back.amount)`,
    [orderId, orderId, AT_TILL]
  )
}
