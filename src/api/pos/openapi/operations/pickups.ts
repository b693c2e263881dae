import type { z } from "@medusajs/framework/zod"
import { POS_PICKUP_BODIES, PosGetPickups, PosLookupPickup } from "../../v1/pickups/validators"
import { PickupAnswer, PickupPage } from "../answers/pickups"
import type { Operation } from "../operation"

type Problems = NonNullable<Operation["problems"]>

const ANY_COMMAND: Problems = [
  [400, "idempotency_key_required"],
  [404, "pickup_not_found"],
  [409, "pickup_changed"],
  [409, "pickup_transition"],
  [409, "idempotency_conflict"],
]

function command(
  name: keyof typeof POS_PICKUP_BODIES,
  summary: string,
  problems: Problems = []
): Operation {
  return {
    method: "post",
    path: `/pos/v1/pickups/{id}/${name}`,
    tag: "Pickups",
    summary,
    access: "pickups",
    body: POS_PICKUP_BODIES[name] as z.ZodType,
    takesKey: true,
    answer: { status: 200, description: "The pickup as it is then.", schema: PickupAnswer },
    problems: [...ANY_COMMAND, ...problems],
  }
}

const LINES: Problems = [
  [400, "line_not_found"],
  [400, "too_many_units"],
]

export const pickupOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/pickups",
    tag: "Pickups",
    summary: "List the orders to collect in the till's store",
    description: "What is late comes first, then by promise.",
    access: "pickups",
    query: PosGetPickups,
    answer: { status: 200, description: "A page of the queue.", schema: PickupPage },
  },
  {
    method: "get",
    path: "/pos/v1/pickups/{id}",
    tag: "Pickups",
    summary: "Read one order to collect",
    access: "pickups",
    answer: { status: 200, description: "With the commands it takes now.", schema: PickupAnswer },
    problems: [[404, "pickup_not_found"]],
  },
  {
    method: "post",
    path: "/pos/v1/pickups/lookup",
    tag: "Pickups",
    summary: "Open the pickup of a code",
    description: "Unknown codes and those of other stores are answered alike.",
    access: "pickups",
    body: PosLookupPickup,
    answer: { status: 200, description: "The pickup.", schema: PickupAnswer },
    problems: [
      [404, "code_not_found"],
      [429, "too_many_tries"],
    ],
  },
  command("accept", "The store takes the order on", [[409, "pickup_expired"]]),
  command("pick", "Tell what was found and what is missing so far", LINES),
  command("ready", "What was found waits at the counter", [
    [409, "lines_not_picked"],
    [409, "nothing_to_collect"],
    [409, "order_cancelled"],
  ]),
  command("hand-over", "Hand units over against the shopper's code", [
    ...LINES,
    [400, "line_twice"],
    [400, "nothing_handed_over"],
    [400, "payment_required"],
    [400, "payment_mismatch"],
    [404, "code_not_found"],
    [409, "pickup_not_ready"],
    [409, "pickup_expired"],
    [409, "order_cancelled"],
    [429, "too_many_tries"],
  ]),
  command("reject", "The store cannot serve the order", LINES),
]
