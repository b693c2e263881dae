import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import type { Source } from "./source"

/**
 * The last line of an account's ledger: a receipt writes several, and one message tells of them all. Points belong to
 * no store. Every change is there, whoever made it, and none has an event.
 */
export const pointSource: Source = {
  id_prefix: null,
  types: WEBHOOK_TOPICS.loyalty,
  statement: `
    select a.id as cursor, a.id as subject_id, 'loyalty.points_changed' as type,
      'loyalty.points_changed:' || a.id || ':' || p.seq as source_key, null as retail_store_id,
      p.recorded_at as occurred_at,
      json_build_object('id', a.id,
        'customer_id', case when a.owner_type = 'customer' then a.owner_id end,
        'seq', p.seq::text) as data
    from omni_loyalty_posting p
    join omni_loyalty_account a on a.id = p.account_id and a.seq = p.seq`,
}
