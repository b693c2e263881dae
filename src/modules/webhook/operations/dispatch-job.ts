import { createHash } from "node:crypto"
import { enqueueJob } from "../../../core/jobs"
import type { SqlEntityManager } from "../../../core/sql"

/** Works off what is due at one endpoint. */
export const DISPATCH_JOB = "omni-dispatch-webhooks"

/** However many receivers hang, webhooks keep no more workers busy than this; the rest is the shop's. */
const LANES = 2

/** One dispatch of an endpoint at most waits, and none runs beside another: that bounds its load. */
export async function enqueueDispatch(
  manager: SqlEntityManager,
  endpointId: string,
  options: { run_at: Date; keep_run_at?: boolean }
): Promise<void> {
  const lane = createHash("sha256").update(endpointId).digest().readUInt8(0) % LANES
  await enqueueJob(
    manager,
    DISPATCH_JOB,
    { endpoint_id: endpointId },
    { ...options, key: `webhook-dispatch:${endpointId}`, lane: `webhooks-${lane}` }
  )
}
