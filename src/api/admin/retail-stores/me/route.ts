import type { MedusaResponse } from "@medusajs/framework/http"
import type { StaffRequest, StaffScope } from "../../../middlewares/staff-scope"

/** For which stores the signed-in user may act. */
export const GET = async (req: StaffRequest, res: MedusaResponse<StaffScope>) => {
  res.json(req.staffScope)
}
