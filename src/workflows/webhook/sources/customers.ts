import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import type { Source } from "./source"

/** Each change of a customer is one occurrence, named by its time; several at once may be told as one. */
export const customerSource: Source = {
  id_prefix: "cus",
  types: WEBHOOK_TOPICS.customers,
  event_only: ["customer.updated"],
  statement: `
    select c.id as cursor, c.id as subject_id, t.type, t.source_key, null as retail_store_id,
      t.at as occurred_at, json_build_object('id', c.id) as data
    from customer c
    cross join lateral (values
      ('customer.created', 'customer.created:' || c.id, c.created_at),
      ('customer.updated', 'customer.updated:' || c.id || ':'
        || (extract(epoch from c.updated_at) * 1000)::bigint, c.updated_at)
    ) as t (type, source_key, at)
    where c.deleted_at is null`,
}
