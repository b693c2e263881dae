import { z } from "@medusajs/framework/zod"
import { asValue } from "@medusajs/framework/awilix"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
  ModulesSdkUtils,
} from "@medusajs/framework/utils"
import { defineJob, JobRunner } from ".."

/** A process that takes the job `test-hold`, says so to its parent, and never finishes it. */
async function work(clientUrl: string): Promise<void> {
  const quiet = () => undefined
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as Logger
  const connection = ModulesSdkUtils.createPgConnection({ clientUrl })
  const container = createMedusaContainer() as MedusaContainer
  container.register({ [ContainerRegistrationKeys.LOGGER]: asValue(logger) })
  defineJob({
    name: "test-hold",
    schema: z.object({}),
    run: async () => {
      process.send?.("holding")
      await new Promise(() => undefined)
    },
  })
  await new JobRunner({
    connection,
    container,
    logger,
    concurrency: 2,
    pollIntervalMs: 100,
  }).start()
}

void work(process.argv[2]!)
