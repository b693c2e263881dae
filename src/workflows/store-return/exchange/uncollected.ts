import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import type { PickupRow } from "../../../modules/pickup/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { quoteReturn } from "../../../modules/store-return/domain/quote"
import { findCases, type NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { NOBODY, requestBefore } from "../desk/accept-return"
import { withOrderLocked } from "../desk/order-lock"
import { quotedLegs } from "../desk/quote-return"
import { type DeskOrder, readDeskOrder } from "../desk/read-order"
import { writeCase } from "../desk/write-case"
import { toAccounts } from "../money/store-credit-leg"
import { readReturner } from "../policy/returner"
import { registerUnits } from "./medusa-exchange"

export type Uncollected = {
  pickup: PickupRow
  /** Once per settlement. */
  settlement_id: string
  /** Of an exchange each unit is a line. */
  line_ids: readonly string[]
  now: Date
}

/**
 * What a shopper took in exchange and did not collect is paid for by what she brought back and by the difference: it is
 * returned by a case of its own, so that its money goes back by the order's payments and tenders, its points follow, and
 * what people have to give waits where they see it. No goods move: none left the shelf. Nobody asks the policy, and it costs
 * no fee.
 *
 * Medusa takes back only what was fulfilled, so the units count as fulfilled in its order, and never as delivered: no
 * desk would take them from a shopper meanwhile.
 * @returns the amount that goes back; minor units
 */
export async function returnUncollected(
  container: MedusaContainer,
  { pickup, settlement_id, line_ids, now }: Uncollected
): Promise<number> {
  const asked = {
    by: pickup,
    idempotency_key: settlement_id,
    input_hash: canonicalHash([settlement_id, line_ids]),
  }
  return await withOrderLocked(container, pickup.order_id, async () => {
    const known = await requestBefore(container, asked)
    if (known) {
      return await amountOf(container, known)
    }
    const { order_id, id: reference_id } = pickup
    const told = { order_id, reference: "omni_pickup", reference_id }
    await registerUnits(container, told, line_ids, ["fulfilled_quantity"])
    const order = await readDeskOrder(container, order_id)
    const added = await caseOf(container, order, {
      ...{ pickup, settlement_id, line_ids, now },
      input_hash: asked.input_hash,
    })
    await writeCase(container, added)
    return added.amount
  })
}

async function amountOf(container: MedusaContainer, caseId: string): Promise<number> {
  const [known] = await container
    .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    .reading((manager) => findCases(manager, [caseId]))
  return known!.amount
}

async function caseOf(
  container: MedusaContainer,
  order: DeskOrder,
  { pickup, settlement_id, line_ids, input_hash, now }: Uncollected & { input_hash: string }
): Promise<NewReturnCase> {
  const quote = quoteReturn(
    order,
    line_ids.map((line_id) => ({ line_id, quantity: 1 }))
  )
  const lineOf = (id: string) => order.lines.find((line) => line.id === id)!
  // The order may have another owner than when the pickup was made.
  const owner = await readReturner(container, order.id)
  const legs = await toAccounts(container, quotedLegs(order, quote), {
    ...{ customer_id: owner?.customer_id ?? null, is_gift: false },
  })
  return {
    id: generateEntityId(undefined, "rtc"),
    order_id: order.id,
    order_display_id: order.display_id,
    retail_store_id: pickup.retail_store_id,
    stock_location_id: pickup.stock_location_id,
    currency_code: order.currency_code,
    worth: quote.worth,
    amount: quote.amount,
    ...{ due: 0, due_tender: null, delivery_address: null, note: null },
    accepted_by: pickup.id,
    way: "pickup",
    cashier: null,
    accepted_at: now,
    gift_receipt_id: null,
    idempotency_key: settlement_id,
    input_hash,
    units: quote.units.map(({ line_id, place, amount }) => {
      const { variant_id, title } = lineOf(line_id)
      return {
        ...{ order_line_item_id: line_id, place, variant_id, title, amount },
        reason: "not_collected",
        ...{ grade: null, disposition: null, stock_location_id: null },
      }
    }),
    // By no policy: nobody brought anything.
    terms: {
      policy_version: 0,
      fee: 0,
      lapsed: quote.lapsed,
      returner: NOBODY,
      identity: null,
      override: null,
    },
    new_units: [],
    legs: legs.map((leg) => ({ ...leg, id: generateEntityId(undefined, "rtl") })),
  }
}
