import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { verifyGuestLink } from "../../../modules/pickup/domain/guest-link"

/** Carries the signed link of a guest; never in a URL, where it would be logged. */
export const LINK_HEADER = "x-pickup-link"

/** In the place of the order's id: the link itself says which order. */
const BY_LINK = "by-link"

export type NamedOrder = {
  /** Undefined: the link is not ours, was changed or has run out. */
  order_id: string | undefined
  /** Who asks: the signed-in customer of the order, the holder of its link, or nobody who may. */
  askedBy: (order: { id: string; customer_id: string | null }) => "shopper" | "guest" | null
  /** When the signed link runs out; null without one. */
  link_expires_at: Date | null
}

/** Which order a request names, by its id or by the signed link in its header, and who asks. */
export function namedOrder(req: AuthenticatedMedusaRequest, secret: string, now: Date): NamedOrder {
  const token = req.get(LINK_HEADER)
  const link = token ? verifyGuestLink(secret, token, now) : null
  const customerId = req.auth_context?.actor_id
  return {
    order_id: req.params.id === BY_LINK ? link?.order_id : req.params.id,
    askedBy: (order) => {
      if (customerId && order.customer_id === customerId) {
        return "shopper"
      }
      return link?.order_id === order.id ? "guest" : null
    },
    link_expires_at: link?.expires_at ?? null,
  }
}

/** An order with whose it is now: it may have got another owner since it was placed. */
export type OwnedOrder = { id: string; customer_id: string | null; locale?: string | null }

export async function findOrder(
  container: MedusaContainer,
  id: string
): Promise<OwnedOrder | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "customer_id", "locale"],
    filters: { id },
  })
  return data[0] as unknown as OwnedOrder | undefined
}
