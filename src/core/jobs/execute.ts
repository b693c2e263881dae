import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { describeError } from "./describe-error"
import { findJobDefinition } from "./registry"

const DEFAULT_TIMEOUT_SECONDS = 300

export type JobRow = { id: string; name: string; payload: unknown; attempts: number }

/**
 * Runs one attempt of a job.
 * @throws Error whose message carries no personal data; code and stack of the cause are logged only so far.
 */
export async function executeJob(
  container: MedusaContainer,
  row: JobRow,
  now: Date
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    await attempt(container, logger, row, now)
  } catch (error) {
    const reason = describeError(error)
    logger.error(
      `Job ${row.name} ${row.id} failed at attempt ${row.attempts}: ${reason}\n${placeOf(error)}`
    )
    throw Object.assign(new Error(reason), { stack: undefined })
  }
}

async function attempt(
  container: MedusaContainer,
  logger: Logger,
  row: JobRow,
  now: Date
): Promise<void> {
  const definition = findJobDefinition(row.name)
  if (!definition) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This process has no such job",
      "unknown_job"
    )
  }
  const payload = definition.schema.parse(row.payload)
  const seconds = definition.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS
  const timeout = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timeout.abort()
      reject(
        new MedusaError(
          MedusaError.Types.UNEXPECTED_STATE,
          `Took more than ${seconds} s`,
          "job_timeout"
        )
      )
    }, seconds * 1000)
  })
  const job = { id: row.id, attempts: row.attempts }
  try {
    await Promise.race([
      definition.run(payload, { container, logger, job, now, signal: timeout.signal }),
      tooLong,
    ])
  } finally {
    clearTimeout(timer)
  }
}

/** The stack without its first part, which repeats the message. */
function placeOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : []
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join("\n")
}
