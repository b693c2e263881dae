import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ChangeActionType,
  ContainerRegistrationKeys,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
} from "@medusajs/framework/utils"
import { fromMinor } from "../../../core/money"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findTerms } from "../../../modules/store-return/read-models/terms"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { OrderReturnCase } from "../../../modules/store-return/types"
import { KEPT_REFERENCE } from "../../pickup/money/order-money"

type Kept = Pick<OrderReturnCase, "id" | "order_id" | "currency_code">

/**
 * Books on Medusa's order what the shop keeps of a return: the fee, and what discounts took off that do not hold any more, or
 * gives back of it. Once. Without it Medusa would show it as owed to the shopper, with a button to refund it.
 *
 * Medusa's own workflow credits in the direction alone in which an order is out of balance; this one balances what the
 * refunds that follow will do.
 */
export async function bookKept(container: MedusaContainer, returned: Kept): Promise<void> {
  const terms = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findTerms(manager, [returned.id]))
  const { fee = 0, lapsed = 0 } = terms.get(returned.id) ?? {}
  if (fee + lapsed === 0 || (await isBooked(container, returned))) {
    return
  }
  const orders = container.resolve(Modules.ORDER)
  const change =
    (await openChange(container, returned)) ?? (await begin(container, returned, fee + lapsed))
  await orders.confirmOrderChange({ id: change.id })
}

async function isBooked(container: MedusaContainer, { id, order_id }: Kept): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "credit_lines.reference", "credit_lines.reference_id"],
    filters: { id: order_id },
  })
  type Line = { reference: string | null; reference_id: string | null }
  const lines = (data[0]?.credit_lines ?? []) as unknown as Line[]
  return lines.some(
    ({ reference, reference_id }) => reference === KEPT_REFERENCE && reference_id === id
  )
}

/** What a try before this one left when it was cut off. */
async function openChange(
  container: MedusaContainer,
  { id, order_id }: Kept
): Promise<{ id: string } | undefined> {
  const open = await container
    .resolve(Modules.ORDER)
    .listOrderChanges({ order_id, status: [OrderChangeStatus.PENDING] } as never)
  return open.find((change) => "internal_note" in change && change.internal_note === id)
}

const begin = (
  container: MedusaContainer,
  { id, order_id, currency_code }: Kept,
  kept: number
): Promise<{ id: string }> =>
  container.resolve(Modules.ORDER).createOrderChange({
    order_id,
    change_type: OrderChangeType.CREDIT_LINE,
    internal_note: id,
    actions: [
      {
        order_id,
        action: ChangeActionType.CREDIT_LINE_ADD,
        ...{ reference: KEPT_REFERENCE, reference_id: id },
        amount: fromMinor(-kept, currency_code),
      },
    ],
  } as never)
