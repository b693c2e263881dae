import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  type CartHold,
  codeOfHold,
  readCartHolds,
} from "../../../modules/loyalty/read-models/cart-holds"
import { orderIdOfCart } from "../../pickup/queries/cart-order"
import { type LoyaltyCart, readLoyaltyCart } from "../queries/loyalty-cart"
import { loyaltyOf } from "../ledger"

export type RemovePointsInput = {
  cart_id: string
  now: string
  /** Only points whose time is over and that no payment is waiting for. */
  only_lapsed: boolean
}

/** A payment page may be open, or a transfer under way: the discount was promised then. */
const UNDER_WAY: readonly string[] = [
  "authorized",
  "requires_more",
  "captured",
  "pending_authorization",
]

/** But not for ever. */
const LONGEST_PAYMENT_MS = 3 * 86_400_000

/** What is to be taken off a cart. Nothing once it was ordered: then its points belong to the order. */
export const findCartPointsStep = createStep(
  "omni-find-cart-points",
  async ({ cart_id, now, only_lapsed }: RemovePointsInput, { container }) => {
    const nothing = { hold_ids: [] as string[], codes: [] as string[] }
    if (await orderIdOfCart(container, cart_id)) {
      return new StepResponse(nothing)
    }
    const cart = await cartIfAny(container, cart_id)
    const holds = await loyaltyOf(container).reading((manager) => readCartHolds(manager, cart_id))
    const ending = holds.filter(
      (hold) => hold.status === "open" && (!only_lapsed || hasLapsed(hold, cart, new Date(now)))
    )
    const gone = new Set(
      holds
        .filter((hold) => hold.status !== "open" || ending.includes(hold))
        .map(({ id }) => codeOfHold(id))
    )
    const onCart = new Set((cart?.lines ?? []).flatMap(({ money }) => [...money.points.keys()]))
    return new StepResponse({
      hold_ids: ending.map(({ id }) => id),
      codes: [...onCart].filter((code) => gone.has(code)),
    })
  }
)

function hasLapsed(hold: CartHold, cart: LoyaltyCart | null, now: Date): boolean {
  const age = now.getTime() - hold.expires_at.getTime()
  const isPaid = cart?.payment_statuses.some((status) => UNDER_WAY.includes(status)) ?? false
  return age >= 0 && (!isPaid || age > LONGEST_PAYMENT_MS)
}

async function cartIfAny(container: MedusaContainer, cartId: string): Promise<LoyaltyCart | null> {
  try {
    return await readLoyaltyCart(container, cartId)
  } catch (error) {
    if ((error as MedusaError).type === MedusaError.Types.NOT_FOUND) {
      return null
    }
    throw error
  }
}
