import type { RequestState } from "../../../../modules/store-return/domain/request-states"
import type { ReturnRequest } from "../../../../modules/store-return/types"
import type { PosReturnRequest } from "../../../../types/pos-orders"

/** What a shopper announced online of the order that is looked up. */
export type Announced = {
  request: ReturnRequest
  /** As of now. */
  state: RequestState
  /** Units by line that it holds: they may come back with it. */
  held: ReadonlyMap<string, number>
}

/** Units of a line that may come back though they are on their way: whoever looks has their return's code. */
export const unitsHeld = (announced: Announced | undefined, lineItemId: string): number =>
  announced?.held.get(lineItemId) ?? 0

/** The request as part of its order; `nameOf` turns the order's line into what a till knows it as. */
export function requestTold(
  announced: Announced | undefined,
  nameOf: (lineItemId: string) => string
): { return_request?: PosReturnRequest } {
  if (!announced) {
    return {}
  }
  const { request, state } = announced
  return {
    return_request: {
      ...{ request_id: request.id, state, way: request.way },
      asked_at: request.asked_at.toISOString(),
      expires_at: request.expires_at.toISOString(),
      lines: request.units.map(({ order_line_item_id, quantity, reason }) => ({
        ...{ line_id: nameOf(order_line_item_id), quantity, reason },
      })),
    },
  }
}
