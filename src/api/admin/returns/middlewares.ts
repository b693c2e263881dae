import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { checkReturnableUnits } from "../../../workflows/store-return/check-returnable-units"
import { refuseCancellingDeskExchange } from "../../../workflows/store-return/exchange/refuse-cancelling"
import { prepareReceivingPlace } from "../../../workflows/store-return/prepare-receiving-place"

type Entity = "return" | "order_exchange" | "order_claim"

const Asked = z.object({ items: z.array(z.object({ id: z.string(), quantity: z.number() })) })

/**
 * Medusa's routes that ask for units back. What they would allow a second time is refused in front of them; the
 * guard of the database stops whoever comes at the same moment.
 * @throws INVALID_DATA (400) `units_not_returnable`
 */
const unitsMayComeBack =
  (entity: Entity) =>
  async (req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const { data } = await req.scope
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({ entity, fields: ["order_id"], filters: { id: req.params.id! } })
    const orderId = (data[0] as { order_id?: string } | undefined)?.order_id
    if (orderId) {
      // A body that is not in this form is Medusa's to refuse.
      await checkReturnableUnits(req.scope, orderId, Asked.safeParse(req.body).data?.items)
    }
    next()
  }

async function placeIsPrepared(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  await prepareReceivingPlace(req.scope, req.params.id!)
  next()
}

async function exchangeMayBeCancelled(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  await refuseCancellingDeskExchange(req.scope, req.params.id!)
  next()
}

const guarded = (matcher: string, entity: Entity): MiddlewareRoute => ({
  method: "POST",
  matcher,
  middlewares: [unitsMayComeBack(entity)],
})

export const adminReturnMiddlewares: MiddlewareRoute[] = [
  guarded("/admin/returns/:id/request-items", "return"),
  guarded("/admin/returns/:id/request", "return"),
  guarded("/admin/exchanges/:id/inbound/items", "order_exchange"),
  guarded("/admin/exchanges/:id/request", "order_exchange"),
  guarded("/admin/claims/:id/inbound/items", "order_claim"),
  guarded("/admin/claims/:id/request", "order_claim"),
  {
    method: "POST",
    matcher: "/admin/exchanges/:id/cancel",
    middlewares: [exchangeMayBeCancelled],
  },
  {
    method: "POST",
    matcher: "/admin/returns/:id/receive/confirm",
    middlewares: [placeIsPrepared],
  },
]
