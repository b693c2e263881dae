import type { Logger } from "@medusajs/framework/types"
import type { Pool } from "@medusajs/framework/pg"
import { rest } from "../rest"

const PAUSE_MS = 1_000

/**
 * The pool as the engine's scheduler should meet it. Only the scheduler (graphile-worker 0.16) asks by
 * `query`; when that fails, the engine ends with a rejection that nobody can catch, which ends a Node
 * process. So `query` asks again until the database answers, or answers nothing once `stopped`.
 */
export function patientPool(pool: Pool, logger: Logger, stopped: AbortSignal): Pool {
  const query = async (statement: string, parameters?: unknown[]) => {
    for (let failures = 0; !stopped.aborted; failures++) {
      try {
        return await pool.query(statement, parameters)
      } catch (error) {
        if (failures === 0) {
          logger.warn(`Jobs: the scheduler waits for the database: ${(error as Error).message}`)
        }
        await rest(PAUSE_MS, stopped)
      }
    }
    return { rows: [] }
  }
  return new Proxy(pool, {
    get(target, name) {
      if (name === "query") {
        return query
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}
