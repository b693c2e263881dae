type LockingConfig = { options?: { providers?: { is_default?: boolean }[] } } | boolean | undefined

export type HostConfig = {
  has_secret: boolean
  worker_mode: string
  has_redis: boolean
  locking: LockingConfig
}

/** Without a provider Medusa locks in the memory of one process. */
function locksInMemory(locking: LockingConfig): boolean {
  return typeof locking !== "object" || !locking.options?.providers?.length
}

/**
 * What a host must put right before the shop may open, in readable sentences; empty when nothing is wrong.
 * A server apart from its worker, or a Redis, says that more than one process will run.
 */
export function bootMistakes(config: HostConfig): string[] {
  const manyProcesses = config.worker_mode !== "shared" || config.has_redis
  return [
    ...(config.has_secret
      ? []
      : [
          'option "secret": is missing; it keys pickup codes and guest links (16 characters or more)',
        ]),
    ...(manyProcesses && locksInMemory(config.locking)
      ? [
          'module "locking": locks in memory do not reach a second process and would oversell; configure ' +
            '"@medusajs/medusa/locking-postgres" or "@medusajs/medusa/locking-redis"',
        ]
      : []),
  ]
}
