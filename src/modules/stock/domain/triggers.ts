import type { StatementTrigger } from "../../../core/triggers"

/** The triggers that write down what is changed past the gateway. */
export const captureTriggers = (): StatementTrigger[] =>
  (["insert", "update", "delete"] as const).map((event) => ({
    table: "inventory_level",
    event,
    procedure: `omni_stock_capture_${event}`,
    arguments: [],
  }))
