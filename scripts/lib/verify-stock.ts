/** Run by scripts/stock-verify.mjs: compares every level of DATABASE_URL with the sum of its movements. */
import { describeDrift, type Drift, findDrift } from "../../src/modules/stock/read-models/drift"
import { endWith, withDatabase } from "./check-database"

const LIMIT = 1_000

function report(drifts: Drift[]): string {
  const words = drifts.length
    ? `${drifts.length}${drifts.length === LIMIT ? " or more" : ""} levels are not the sum of their movements`
    : "Every level is the sum of its movements"
  return [...drifts.map(describeDrift), words].join("\n")
}

endWith(
  withDatabase((sql) => findDrift(sql, LIMIT), report),
  "The stock could not be verified"
)
