import { WEBHOOK_TOPICS } from "../../../modules/webhook/domain/topics"
import { PickupEvents } from "../../pickup/events"
import { type Source, typeOfEvent } from "./source"

const TYPE_OF_COMMAND = Object.entries(PickupEvents)
  .map(([command, event]) => `('${command}', '${typeOfEvent(event)}')`)
  .join(", ")

/** Every line of a pickup's history is one occurrence. */
export const pickupSource: Source = {
  id_prefix: "pke",
  types: WEBHOOK_TOPICS.pickups,
  statement: `
    select e.id as cursor, e.pickup_id as subject_id, t.type, e.id as source_key, e.retail_store_id,
      e.occurred_at,
      json_build_object('id', e.pickup_id, 'order_id', p.order_id, 'return_case_id', p.return_case_id,
        'retail_store_id', e.retail_store_id) as data
    from omni_pickup_event e
    join omni_pickup p on p.id = e.pickup_id
    join (values ${TYPE_OF_COMMAND}) as t (command, type) on t.command = e.command`,
}
