import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdminOmnichannelHealth } from "../../../../types/http"
import { readHealth } from "../../../../workflows/job/queries/health"

/** State of the database, of Redis and of the durable jobs; 503 when a dependency is down. */
export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminOmnichannelHealth>
) => {
  const health = await readHealth(req.scope)
  res.status(health.status === "down" ? 503 : 200).json(health)
}
