import type { StatementTrigger } from "../../../core/triggers"

/** The triggers that let a unit come back once. */
export const unitGuards = (): StatementTrigger[] =>
  (["insert", "update"] as const).map((event) => ({
    table: "order_item",
    event,
    procedure: "omni_store_return_guard",
    arguments: [],
  }))
