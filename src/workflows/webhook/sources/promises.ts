import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import type { Source } from "./source"

/**
 * An online order whose goods a till sold, while that is so. One that was over and begins anew has a new beginning, and
 * is told again.
 */
export const promiseSource: Source = {
  id_prefix: "posinc",
  types: WEBHOOK_TOPICS.promises,
  statement: `
    select i.id as cursor, i.details->>'order_id' as subject_id, 'promise.at_risk' as type,
      'promise.at_risk:' || i.id || ':' || (extract(epoch from i.opened_at) * 1000)::bigint as source_key,
      i.retail_store_id, i.opened_at as occurred_at,
      json_build_object('id', i.details->>'order_id', 'pickup_id', i.details->>'pickup_id',
        'retail_store_id', i.retail_store_id, 'incident_id', i.id) as data
    from omni_pos_incident i
    where i.kind = 'promise_at_risk' and i.resolved_at is null and i.deleted_at is null`,
}
