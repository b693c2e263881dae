import type { ConfigModule, LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { parseOptions } from "../../../options"
import { bootMistakes } from "../domain/boot-mistakes"

/**
 * Stops the boot while the host's set-up would lose money or stock.
 * @throws INVALID_ARGUMENT `invalid_options`, one sentence per mistake
 */
export default async function bootChecks({ container, options }: LoaderOptions): Promise<void> {
  const config = container.resolve<ConfigModule | undefined>(
    ContainerRegistrationKeys.CONFIG_MODULE,
    {
      allowUnregistered: true,
    }
  )
  const mistakes = bootMistakes({
    has_secret: parseOptions(options).secret !== undefined,
    worker_mode: config?.projectConfig?.workerMode ?? "shared",
    has_redis: !!config?.projectConfig?.redisUrl,
    locking: (config?.modules as Record<string, never> | undefined)?.[Modules.LOCKING],
  })
  if (mistakes.length > 0) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      [
        "medusa-plugin-omnichannel cannot start:",
        ...mistakes.map((mistake) => `- ${mistake}`),
      ].join("\n"),
      "invalid_options"
    )
  }
}
