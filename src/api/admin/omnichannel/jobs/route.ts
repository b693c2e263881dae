import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { JOB_MODULE } from "../../../../modules/job/key"
import type { JobModuleService } from "../../../../modules/job/service"
import type { AdminJobList } from "../../../../types/http"
import type { AdminListJobs } from "../validators"

/** The jobs that are not done, dead ones first; without their payloads, which may be about a person. */
export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminListJobs>,
  res: MedusaResponse<AdminJobList>
) => {
  const { state, limit, offset } = req.validatedQuery as AdminListJobs
  const page = await req.scope.resolve<JobModuleService>(JOB_MODULE).list({ state, limit, offset })
  res.json({ ...page, limit, offset })
}
