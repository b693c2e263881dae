/** Run by scripts/loyalty-verify.mjs: checks the ledger of points of DATABASE_URL. */
import {
  describeFinding,
  type Finding,
  verifyLedger,
} from "../../src/modules/loyalty/read-models/verify"
import { endWith, withDatabase } from "./check-database"

const LIMIT = 1_000

function report(findings: Finding[]): string {
  const words = findings.length
    ? `${findings.length} promises of the ledger of points are broken`
    : "The ledger of points keeps its promises"
  return [...findings.map(describeFinding), words].join("\n")
}

endWith(
  withDatabase((sql) => verifyLedger(sql, LIMIT), report),
  "The points could not be verified"
)
