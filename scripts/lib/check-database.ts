import { Client } from "pg"
import type { Sql } from "../../src/core/jobs"

/** Answers what `check` finds in the database of DATABASE_URL as the exit code: 0 nothing, 1 something. */
export async function withDatabase<Found>(
  check: (sql: Sql) => Promise<Found[]>,
  report: (found: Found[]) => string
): Promise<number> {
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
    const found = await check(sql)
    process.stdout.write(`${report(found)}\n`)
    return found.length ? 1 : 0
  } finally {
    await client.end()
  }
}

/** Ends the process with the check's code; 2 when it could not look. */
export function endWith(code: Promise<number>, failure: string): void {
  code.then(
    (exitCode) => {
      process.exitCode = exitCode
    },
    (error: Error) => {
      process.stderr.write(`${failure}: ${error.message}\n`)
      process.exitCode = 2
    }
  )
}
