import type {
  BigNumberInput,
  CreateRefundDTO,
  IPaymentModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

/**
 * How far a refund of ours has come: `open`, the provider may have been asked; `paid` by the provider; `told` to
 * Medusa's order. Medusa keeps it with the refund; null: Medusa's own workflow made this one.
 */
export type RefundStage = "open" | "paid" | "told"

/** As Medusa keeps it; its id is the key by which the provider pays it once. */
export type RefundRecord = {
  id: string
  amount: BigNumberInput
  raw_amount?: BigNumberInput
  note: string | null
  metadata: Record<string, unknown> | null
  created_at: Date | string
}

/**
 * For how long a provider is asked again by a refund's key. Providers forget keys; Stripe keeps them for a day at least. After
 * that asking again would be asking anew.
 */
export const KEY_HOURS = 20

/**
 * The halves of the payment module's `refundPayment`, which forgets the record, and with it the key, when the provider
 * answers with an error; and what Medusa generates for the table but types leave out. See decision 49.
 */
type PaymentModule = IPaymentModuleService & {
  /** Records a refund, under the lock of its payment, which is never refunded beyond what was captured. */
  refundPayment_: (payment: object, refund: CreateRefundDTO) => Promise<unknown>
  /** Asks the provider for a refund that is recorded. */
  refundPaymentFromProvider_: (payment: object, refund: object) => Promise<unknown>
  updateRefunds: (refund: { id: string; metadata: object }) => Promise<unknown>
  softDeleteRefunds: (ids: string[]) => Promise<unknown>
}

const STAGE = "omni_refund"
const HOUR_MS = 3_600_000

const paymentModule = (container: MedusaContainer): PaymentModule =>
  container.resolve(Modules.PAYMENT) as unknown as PaymentModule

export const stageOf = ({ metadata }: RefundRecord): RefundStage | null =>
  (metadata?.[STAGE] as RefundStage | undefined) ?? null

/** Refunds of this payment with this note that were not withdrawn. */
export async function refundsOf(
  container: MedusaContainer,
  paymentId: string,
  note: string
): Promise<RefundRecord[]> {
  const { refunds = [] } = await paymentModule(container).retrievePayment(paymentId, {
    relations: ["refunds"],
  })
  return (refunds as unknown as RefundRecord[]).filter((refund) => refund.note === note)
}

/** @throws INVALID_DATA when the payment does not hold so much any more */
export async function recordRefund(
  container: MedusaContainer,
  refund: { payment_id: string; amount: number; note: string }
): Promise<void> {
  const payments = paymentModule(container)
  const payment = await payments.retrievePayment(refund.payment_id)
  const open: RefundStage = "open"
  await payments.refundPayment_(payment, { ...refund, metadata: { [STAGE]: open } })
}

export const isKeyForgotten = ({ created_at }: RefundRecord): boolean =>
  Date.now() - new Date(created_at).getTime() > KEY_HOURS * HOUR_MS

/**
 * Asks the provider, by the key it was asked by before.
 * @throws as the provider; the record stays, because nobody knows what an error means. UNEXPECTED_STATE
 *   `refund_unanswered` when it may have forgotten the key: people look on its pages
 */
export async function askProvider(
  container: MedusaContainer,
  paymentId: string,
  refund: RefundRecord
): Promise<void> {
  if (isKeyForgotten(refund)) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `The payment provider was asked more than ${KEY_HOURS} hours ago and did not answer: somebody has to look on its own pages`,
      "refund_unanswered"
    )
  }
  const payments = paymentModule(container)
  await payments.refundPaymentFromProvider_(await payments.retrievePayment(paymentId), refund)
}

export async function noteStage(
  container: MedusaContainer,
  { id, metadata }: RefundRecord,
  stage: RefundStage
): Promise<void> {
  await paymentModule(container).updateRefunds({ id, metadata: { ...metadata, [STAGE]: stage } })
}

/** The payment holds its amount again. The row stays, deleted as Medusa deletes: the key can be looked up. */
export async function withdrawRecord(
  container: MedusaContainer,
  { id }: RefundRecord
): Promise<void> {
  await paymentModule(container).softDeleteRefunds([id])
}
