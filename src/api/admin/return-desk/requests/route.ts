import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import { readRequestPage } from "../../../../modules/store-return/read-models/request-page"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import { adminReturnRequests } from "../../../../workflows/store-return/requests/read-requests"
import type { StaffRequest } from "../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../own-errors"
import type { AdminGetReturnRequests } from "../validators"

/**
 * GET /admin/return-desk/requests: what shoppers asked to bring or send back, the youngest first. Actor: any dashboard
 * user, as any store may be brought it. Answers AdminReturnRequestList; no code is among it.
 */
export const GET = withOwnErrors<StaffRequest<unknown, AdminGetReturnRequests>>(
  async (req, res) => {
    const filters = req.validatedQuery as AdminGetReturnRequests
    const { requests, count } = await req.scope
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => readRequestPage(manager, filters))
    const return_requests = await adminReturnRequests(req.scope, requests, new Date())
    res.json({ return_requests, count, limit: filters.limit, offset: filters.offset })
  }
)
