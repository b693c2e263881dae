/** Run by scripts/stock-verify.mjs: compares every level of DATABASE_URL with the sum of its movements. */
import { Client } from "pg"
import type { Sql } from "../../src/core/jobs"
import { describeDrift, findDrift } from "../../src/modules/stock/read-models/drift"

const LIMIT = 1_000

async function main(): Promise<number> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const sql: Sql = async <Row>(statement: string, values: unknown[]) => {
      let place = 0
      const { rows } = await client.query(
        statement.replace(/\?/g, () => `$${++place}`),
        values
      )
      return rows as Row[]
    }
    const drifts = await findDrift(sql, LIMIT)
    drifts.forEach((drift) => process.stdout.write(`${describeDrift(drift)}\n`))
    const words = drifts.length
      ? `${drifts.length}${drifts.length === LIMIT ? " or more" : ""} levels are not the sum of their movements`
      : "Every level is the sum of its movements"
    process.stdout.write(`${words}\n`)
    return drifts.length ? 1 : 0
  } finally {
    await client.end()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    process.stderr.write(`The stock could not be verified: ${error.message}\n`)
    process.exitCode = 2
  }
)
