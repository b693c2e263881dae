import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import { calendarSince } from "../../../modules/retail-store/domain/since"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminTransferStoreList } from "../../../types/stock"
import type { AdminGetTransferStores } from "./validators"

/**
 * GET /admin/stock-transfer-stores: every store goods may come from or go to, by name, with what any shopper knows of
 * it. Actor: dashboard user: the other store of a transfer is seldom one's own. Answers AdminTransferStoreList.
 */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTransferStores>,
  res: MedusaResponse<AdminTransferStoreList>
) => {
  const { q, limit, offset } = req.validatedQuery as AdminGetTransferStores
  const { stores, count } = await req.scope
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .findStores({ q, limit, offset, since: calendarSince(new Date()) })
  res.json({
    stores: stores.map(({ id, name, city, address_1 }) => ({ id, name, city, address_1 })),
    count,
    limit,
    offset,
  })
}
