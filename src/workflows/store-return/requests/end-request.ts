import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { requestStateAt, statesBefore } from "../../../modules/store-return/domain/request-states"
import { addStrays, endRequest } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { RefusedGoods, ReturnRequest } from "../../../modules/store-return/types"
import { withOrderLocked } from "../desk/order-lock"
import { freeReturn } from "../medusa-return"
import { tellOfReturns } from "../tell-of-returns"
import { readRequest } from "./open-request"

type End = {
  to: "cancelled" | "expired" | "received"
  /** What came instead, when nothing of the request did. */
  strays?: ReturnRequest["strays"]
  /** One that ended so before is left as it is. */
  repeatable?: boolean
  /** What came of the request, and goes back to the shopper. */
  refused?: RefusedGoods
  now: Date
}

/**
 * Ends a request of which nothing is taken back; its units are free again. A try that was cut off half-way is finished by the
 * next, the last by the job at its end.
 * @throws NOT_FOUND `return_request_not_found`; CONFLICT `return_request_over`
 */
export async function endReturnRequest(
  container: MedusaContainer,
  { id, order_id }: Pick<ReturnRequest, "id" | "order_id">,
  { to, strays = [], refused, repeatable = false, now }: End
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const state = await withOrderLocked(container, order_id, async () => {
    const request = await readRequest(container, id)
    if (repeatable && request.state === to) {
      return to
    }
    // The job of a request that has run out may be yet to come: nobody calls it off any more.
    const from = to === "cancelled" ? requestStateAt(request, now) : request.state
    if (!statesBefore(to).includes(from)) {
      throw over()
    }
    const isFree = await freeReturn(container, request.medusa_return_id)
    // Received by Medusa's own pages, the units are the shop's: nothing can be called off or refused any more.
    if (!isFree && (to === "cancelled" || refused)) {
      throw over()
    }
    const ended = isFree ? to : "received"
    await desk.inTransaction(async (manager) => {
      // Staff received it by Medusa's own pages: there is no case of ours to tell the shopper of.
      await endRequest(manager, id, {
        to: ended,
        refused_reason: refused?.reason,
        silently: !isFree,
        now,
      })
      await addStrays(manager, id, strays)
    })
    return ended
  })
  await tellOfReturns(container, { [state]: id })
}

const over = () => conflict("return_request_over", "This return was received or called off before")
