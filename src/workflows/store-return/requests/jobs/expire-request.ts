import { z } from "@medusajs/framework/zod"
import type { MedusaContainer } from "@medusajs/framework/types"
import { defineJob, defineReconcileJob } from "../../../../core/jobs"
import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import { overdueRequests } from "../../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import { endReturnRequest } from "../end-request"
import { readRequest } from "../open-request"
import { EXPIRE_REQUEST_JOB } from "./names"

const PAGE = 100

/** Nothing came in time: the units are free again, and the shopper is told. */
export const expireRequestJob = defineJob({
  name: EXPIRE_REQUEST_JOB,
  schema: z.object({ request_id: z.string() }),
  run: async ({ request_id }, { container, now }) => await expire(container, request_id, now),
})

/** Ends what should have ended, should its own job have been lost. */
export const sweepRequestsJob = defineReconcileJob({
  name: "omni-sweep-return-requests",
  schedule: "*/30 * * * *",
  run: async ({ container, logger, now, signal }) => {
    const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
    let after = ""
    while (!signal.aborted) {
      const page = { now, after, take: PAGE }
      const overdue = await desk.reading((manager) => overdueRequests(manager, page))
      for (const id of overdue) {
        await expire(container, id, now).catch((error: Error) =>
          logger.error(`omni_store_return: request ${id} could not be ended (${error.message})`)
        )
      }
      if (overdue.length < PAGE) {
        return
      }
      after = overdue.at(-1)!
    }
  },
})

async function expire(container: MedusaContainer, id: string, now: Date): Promise<void> {
  const request = await readRequest(container, id)
  if (request.state === "requested" && request.expires_at <= now) {
    await endReturnRequest(container, request, { to: "expired", now })
  }
}
