import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { idFrom } from "./ids"

type Tender = PosEventData<"sale.completed">["tenders"][number]

export type OrderTransaction = {
  id: string
  amount: number
  currency_code: string
  reference: string
  /** Unique: the event and the tender's place in it. */
  reference_id: string
}

/** What an event's tenders do to the money of an order: `direction` 1 is paid, -1 is given back. */
export const orderTransactions = (
  event: PendingEvent,
  tenders: readonly Tender[],
  currency_code: string,
  direction: 1 | -1
): OrderTransaction[] =>
  tenders.map(({ type, amount }, index) => ({
    id: idFrom("ordtrx", event.device_id, event.event_id, String(index)),
    amount: direction * fromMinor(amount, currency_code),
    currency_code,
    reference: `till_${type}`,
    reference_id: `${event.event_id}:${index}`,
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
