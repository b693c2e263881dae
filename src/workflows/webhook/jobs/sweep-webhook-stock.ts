import { containerSql, defineReconcileJob, type JobScope } from "../../../core/jobs"
import { STOCK_CHANGED, STOCK_PAUSE_MS, tellOfStock } from "../stock"
import { wantedTypes } from "../wanted"

const DAY_MS = 86_400_000

/**
 * The ledger has a movement for every change of stock, whoever made it, and most of them (a till's sales) come
 * with no event: this is how endpoints are told of them.
 */
export const sweepWebhookStock = defineReconcileJob({
  name: "omni-sweep-webhook-stock",
  schedule: "* * * * *",
  run: async (scope) => {
    const wantedSince = await wantedTypes(scope.container)
    const since = wantedSince(STOCK_CHANGED)
    if (since) {
      await tellOfStock(scope.container, await placesWithUntoldMovements(scope, since))
    }
  },
})

/**
 * Places with a movement that no message is young enough to tell of. A message comes ten seconds after the event
 * that hinted at it, so one that is younger by less may have been recorded before the movement could be seen.
 */
async function placesWithUntoldMovements(
  { container, now }: JobScope,
  since: Date
): Promise<string[]> {
  const rows = await containerSql(container)<{ id: string }>(
    `select moved.id from (
       select stock_location_id as id, max(created_at) as at from omni_stock_movement
       where created_at > ? group by stock_location_id
     ) moved
     where not exists (select 1 from omni_webhook_message m
       where m.topic = 'stock' and m.recorded_at >= moved.at + ? * interval '1 millisecond'
         and starts_with(m.source_key, '${STOCK_CHANGED}:' || moved.id || ':'))
     order by moved.id`,
    [new Date(Math.max(since.getTime(), now.getTime() - DAY_MS)), STOCK_PAUSE_MS]
  )
  return rows.map(({ id }) => id)
}
