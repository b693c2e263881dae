import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import type { Source } from "./source"

/** An order is of the store it was ordered to be collected in, else of the store whose till sold it, else of none. */
export const orderSource: Source = {
  id_prefix: "order",
  types: WEBHOOK_TOPICS.orders,
  statement: `
    select o.id as cursor, o.id as subject_id, t.type, t.type || ':' || o.id as source_key,
      coalesce(p.retail_store_id, s.id) as retail_store_id, t.at as occurred_at,
      json_build_object('id', o.id, 'retail_store_id', coalesce(p.retail_store_id, s.id)) as data
    from "order" o
    cross join lateral (values
      ('order.placed', true, o.created_at),
      ('order.completed', o.status = 'completed', o.updated_at),
      ('order.canceled', o.status = 'canceled', coalesce(o.canceled_at, o.updated_at))
    ) as t (type, holds, at)
    left join omni_pickup p on p.order_id = o.id and p.return_case_id is null and p.deleted_at is null
    left join omni_retail_store s on s.sales_channel_id = o.sales_channel_id and s.deleted_at is null
    where t.holds and o.deleted_at is null and not o.is_draft_order and o.status <> 'draft'`,
}
