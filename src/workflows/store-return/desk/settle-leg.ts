import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict, notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  findCases,
  noteLegDone,
  noteProgress,
} from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/**
 * A person gave this part of a return's money back by hand: from the drawer, as a gift card or as store credit.
 * @throws NOT_FOUND `leg_not_found`; CONFLICT `leg_settled` (it is done), `leg_of_a_payment` (the payment is refunded
 *   by itself)
 */
export async function settleLegByHand(
  container: MedusaContainer,
  input: { case_id: string; leg_id: string; user_id: string; now: Date }
): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  await desk.inTransaction(async (manager) => {
    const [returned] = await findCases(manager, [input.case_id])
    const leg = returned?.legs.find(({ id }) => id === input.leg_id)
    if (!leg) {
      throw notFound("leg_not_found", "This return has no such part")
    }
    if (leg.payment_id && !leg.failure) {
      throw conflict("leg_of_a_payment", "The payment is refunded by itself")
    }
    if (!(await noteLegDone(manager, leg.id, input.user_id, input.now))) {
      throw conflict("leg_settled", "This part was given back before")
    }
    await noteProgress(manager, input.case_id, input.now)
  })
}
