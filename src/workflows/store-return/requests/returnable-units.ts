import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { lastWindowEnd } from "../../../modules/store-return/domain/gift-receipt"
import type { AssessedUnit } from "../../../modules/store-return/domain/policy"
import { quoteReturn } from "../../../modules/store-return/domain/quote"
import { unitsAway } from "../../../modules/store-return/domain/units-away"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { REQUEST_WAYS } from "../../../modules/store-return/types"
import type { StoreReturnableUnits, StoreReturnableWay } from "../../../types/return-requests"
import { refusalOf } from "../desk/quote-return"
import { type DeskLine, type DeskOrder, readDeskOrder } from "../desk/read-order"
import { readOrderPolicy } from "../policy/assess-order"
import { refusalsToShopper } from "../policy/told-to-shopper"

/**
 * What of an order its shopper may return, until when, and why not the rest.
 * @throws NOT_FOUND `order_not_found`
 */
export async function returnableUnits(
  container: MedusaContainer,
  orderId: string,
  now: Date
): Promise<StoreReturnableUnits> {
  const { options } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const order = await readDeskOrder(container, orderId)
  const refusal = refusalOf(order)
  const post_offered = options.returns.postLocationId !== undefined
  const offered = REQUEST_WAYS.filter((way) => way === "store" || post_offered)
  const back = refusal ? [] : order.lines.filter(({ returnable }) => returnable > 0)
  const said = await assessAlone(container, order, back, now)
  return {
    ...{ order_id: order.id, currency_code: order.currency_code, refusal, post_offered },
    lines: order.lines.map((line) => {
      const { id, title, variant_title, thumbnail, quantity } = line
      return {
        ...{ line_item_id: id, title, variant_title, thumbnail, quantity },
        returnable: refusal ? 0 : line.returnable,
        away: unitsAway(line),
        ways: said.has(id) ? offered.map((way) => ({ way, ...said.get(id)! })) : [],
      }
    }),
  }
}

/** What the policy says of the units of each line, if no other came with it. The way they come changes the fee alone. */
async function assessAlone(
  container: MedusaContainer,
  order: DeskOrder,
  back: readonly DeskLine[],
  now: Date
): Promise<Map<string, Omit<StoreReturnableWay, "way">>> {
  const { assessApart } = await readOrderPolicy(container, order.id, {
    ...{ way: "store", retail_store_id: null, receipt_shown: true, now },
  })
  const groups = back.map(
    ({ id, returnable }) => quoteReturn(order, [{ line_id: id, quantity: returnable }]).units
  )
  const assessed = await assessApart(groups, order.currency_code)
  return new Map(
    back.map(({ id }, index) => [
      id,
      {
        returnable_until: untilOf(assessed[index]!),
        refusals: refusalsToShopper(order, assessed[index]!),
      },
    ])
  )
}

function untilOf(units: readonly AssessedUnit[]): string | null {
  const ends = units.flatMap(({ returnable_until }) => returnable_until ?? [])
  return ends.length > 0 ? lastWindowEnd(ends).toISOString() : null
}
