import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import { forbidden } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/**
 * Medusa lets whoever knows the ids of an order and a line return it, say that it has arrived, and name the price.
 * @throws FORBIDDEN (403) `store_returns_closed` unless the option `returns.openStoreReturns` is set
 */
function closeStoreReturns(req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction): void {
  if (!req.scope.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE).storeReturnsAreOpen) {
    throw forbidden("store_returns_closed", "Returns are not taken here; ask the shop")
  }
  next()
}

export const storeReturnMiddlewares: MiddlewareRoute[] = [
  { method: "POST", matcher: "/store/returns", middlewares: [closeStoreReturns] },
]
