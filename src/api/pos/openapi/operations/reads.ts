import { PosGetChanges } from "../../v1/changes/validators"
import { PosGetCustomers } from "../../v1/customers/validators"
import { ChangePage } from "../answers/changes"
import { ShiftAnswer } from "../answers/shifts"
import { ShopperPage } from "../answers/shoppers"
import type { Operation } from "../operation"

export const readOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/changes",
    tag: "Changes",
    summary: "Read what a till needs to know of the shop",
    description:
      "Without `since` it begins a snapshot; with `next` of the answer before it goes on, first through the snapshot, then through what changed. The scope depends on the type: catalogue (product, variant, price, promotion), stock, customers, pickups. After 410 forget everything and begin anew without `since`.",
    access: "till",
    query: PosGetChanges,
    answer: { status: 200, description: "A page of changes.", schema: ChangePage },
    problems: [
      [400, "invalid_since"],
      [400, "other_types"],
      [403, "insufficient_scope"],
      [404, "store_not_found"],
      [410, "resync_required"],
    ],
  },
  {
    method: "get",
    path: "/pos/v1/customers",
    tag: "Shoppers",
    summary: "Find a shopper by phone, e-mail address or card",
    description: "A whole phone number in any spelling; no part of one. Exactly one of the three.",
    access: "customers",
    query: PosGetCustomers,
    answer: { status: 200, description: "Registered shoppers come first.", schema: ShopperPage },
    problems: [[422, "invalid_phone"]],
  },
  {
    method: "get",
    path: "/pos/v1/shifts/{shift_id}",
    tag: "Shifts",
    summary: "Read the Z-report of one of the till's shifts",
    access: "shifts",
    answer: { status: 200, description: "As the events stand now.", schema: ShiftAnswer },
    problems: [[404, "shift_not_found"]],
  },
]
