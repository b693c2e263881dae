import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { JOB_MODULE } from "../../../../../../modules/job/key"
import type { JobModuleService } from "../../../../../../modules/job/service"
import { withOwnErrors } from "../../../../../own-errors"
import type { AdminJob } from "../../../../../../types/http"

/** Gives a job all its attempts again, from now. 404 `job_not_found`; 409 `job_running`. */
export const POST = withOwnErrors(
  async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ job: AdminJob }>) => {
    const job = await req.scope.resolve<JobModuleService>(JOB_MODULE).retry(req.params.id!)
    res.json({ job })
  }
)
