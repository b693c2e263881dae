import type { Logger } from "@medusajs/framework/types"
import { Logger as EngineLogger } from "graphile-worker"

/** The engine's words in Medusa's log; never its metadata, which holds payloads. */
export function engineLogger(logger: Logger): EngineLogger {
  return new EngineLogger(() => (level, message, meta) => {
    // A failed job has been logged where it ran.
    if (level === "debug" || meta?.failure || meta?.success) {
      return
    }
    if (level === "error") {
      logger.error(`Jobs: ${message}`)
    } else if (level === "warning") {
      logger.warn(`Jobs: ${message}`)
    } else {
      logger.debug(`Jobs: ${message}`)
    }
  })
}
