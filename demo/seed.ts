import { join } from "node:path"
import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { seedDemo } from "./index"

/** `npx medusa exec ./demo/seed.ts`: builds the demo retailer on the configured database. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const storeUrl = process.env.STORE_URL ?? "http://localhost:9000"
  await seedDemo({
    container,
    now: new Date(),
    storeUrl,
    adminUrl: process.env.ADMIN_URL ?? `${storeUrl}/app`,
    staticFolder: join(process.cwd(), "static"),
    credentialsFile: join(process.cwd(), ".data", "demo.json"),
    say: (line) => logger.info(`demo ${line}`),
  })
}
