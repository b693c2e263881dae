import { z } from "@medusajs/framework/zod"
import { defineJob } from "../../../core/jobs"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { recordWebhookMessagesWorkflow } from "../record-webhook-messages"
import { ANNOUNCE_STOCK_JOB, STOCK_CHANGED, STOCK_PAUSE_MS } from "../stock"

/** Records one `stock.changed` for a place and a stretch of ten seconds. */
export const announceStock = defineJob({
  name: ANNOUNCE_STOCK_JOB,
  schema: z.object({ stock_location_id: z.string() }),
  run: async ({ stock_location_id }, { container, now }) => {
    const [store] = await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .listRetailStores({ stock_location_id }, { select: ["id"], take: 1 })
    const retail_store_id = store?.id ?? null
    const stretch = Math.floor(now.getTime() / STOCK_PAUSE_MS)
    await recordWebhookMessagesWorkflow(container).run({
      input: {
        now: now.toISOString(),
        messages: [
          {
            type: STOCK_CHANGED,
            source_key: `${STOCK_CHANGED}:${stock_location_id}:${stretch}`,
            retail_store_id,
            occurred_at: now.toISOString(),
            data: { id: stock_location_id, retail_store_id },
          },
        ],
      },
    })
  },
})
