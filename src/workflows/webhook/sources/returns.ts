import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import { ReturnEvents } from "../../store-return/events"
import { type Source, typeOfEvent } from "./source"

const REQUESTED = typeOfEvent(ReturnEvents.requested)
const ACCEPTED = typeOfEvent(ReturnEvents.accepted)
const SETTLED = typeOfEvent(ReturnEvents.settled)

const OF_REQUEST = `json_build_object('id', r.id, 'order_id', r.order_id,
  'retail_store_id', r.retail_store_id)`

const OF_CASE = `json_build_object('id', c.id, 'order_id', c.order_id,
  'retail_store_id', c.retail_store_id, 'request_id', r.id)`

const CASES = `omni_return_case c left join omni_return_request r on r.case_id = c.id`

/**
 * What became of a request, for the store its shopper named, and of a return, for the store that took it back. Each
 * state begins once, maybe weeks after the first: a sweep looks by the time it began. An end that a late parcel undid
 * is no news any more.
 */
export const returnSource: Source = {
  id_prefix: null,
  types: WEBHOOK_TOPICS.returns,
  statement: `
    select r.id as cursor, r.id as subject_id, '${REQUESTED}' as type,
      '${REQUESTED}:' || r.id as source_key, r.retail_store_id, r.asked_at as occurred_at,
      ${OF_REQUEST} as data
    from omni_return_request r
    union all
    select r.id, r.id, 'return.' || r.state, 'return.' || r.state || ':' || r.id, r.retail_store_id,
      r.ended_at, ${OF_REQUEST}
    from omni_return_request r where r.ended_at is not null
    union all
    select c.id, c.id, '${ACCEPTED}', '${ACCEPTED}:' || c.id, c.retail_store_id,
      c.accepted_at, ${OF_CASE}
    from ${CASES} where c.deleted_at is null
    union all
    select c.id, c.id, '${SETTLED}', '${SETTLED}:' || c.id, c.retail_store_id,
      c.settled_at, ${OF_CASE}
    from ${CASES} where c.settled_at is not null and c.deleted_at is null`,
}
