import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { withLocks } from "../../core/locks"
import { preparedRows, type SqlEntityManager } from "../../core/sql"

/** Seconds a change of stock waits for another one of the same items. */
const WAIT_SECONDS = 10

/** In one order everywhere, so that two changes never wait for each other in a circle. */
const keysOf = (itemIds: readonly string[]): string[] => [...new Set(itemIds)].sort()

/**
 * Runs a change of stock while holding the locks Medusa's own steps take, in one order: Medusa's inventory
 * service reads a level and writes it back whole, so both sides must keep out of each other's way.
 * @throws 503 `busy`
 */
export async function withItemsLocked<Result>(
  container: MedusaContainer,
  itemIds: readonly string[],
  change: () => Promise<Result>
): Promise<Result> {
  const keys = keysOf(itemIds)
  if (keys.length === 0) {
    return await change()
  }
  return await withLocks(container, keys, WAIT_SECONDS, change)
}

/**
 * The same locks in two parts, for a hot path: `around` wraps the transaction, `inside` runs in it before a level is
 * touched; use both. Instead of `inside`, `keys` may be handed to `applyFacts`, which takes them with the levels.
 */
export type ItemLocks = {
  around: <Result>(itemIds: readonly string[], run: () => Promise<Result>) => Promise<Result>
  inside: (manager: SqlEntityManager, itemIds: readonly string[]) => Promise<void>
  keys: (itemIds: readonly string[]) => number[]
}

/**
 * With Medusa's PostgreSQL provider the very same advisory locks are taken in our own transaction, by one statement
 * for any number of items and without a connection of their own; with any other provider, by `withItemsLocked`
 * around the transaction.
 */
export function stockLocks(container: MedusaContainer): ItemLocks {
  const hash = hashOfPostgresProvider(container)
  if (!hash) {
    return {
      around: (itemIds, run) => withItemsLocked(container, itemIds, run),
      inside: async () => undefined,
      keys: () => [],
    }
  }
  const keys = (itemIds: readonly string[]) => keysOf(itemIds).map(hash)
  return {
    around: async (_, run) => await run(),
    inside: (manager, itemIds) => lockInside(manager, keys(itemIds)),
    keys,
  }
}

async function lockInside(manager: SqlEntityManager, keys: readonly number[]): Promise<void> {
  if (keys.length > 0) {
    await preparedRows(
      manager,
      `select pg_advisory_xact_lock(key)
       from unnest(?::bigint[]) with ordinality as wanted(key, place) order by place`,
      [keys]
    )
  }
}

type Hash = (key: string) => number

/** How Medusa's provider makes a number of a key; null when another provider is the default. */
function hashOfPostgresProvider(container: MedusaContainer): Hash | null {
  const { defaultProviderId, providerService_ } = container.resolve(Modules.LOCKING) as unknown as {
    defaultProviderId?: string
    providerService_?: {
      retrieveProviderRegistration: (id: string) => {
        constructor: { identifier?: string }
        hashStringToInt?: Hash
      }
    }
  }
  const provider =
    defaultProviderId && providerService_?.retrieveProviderRegistration(defaultProviderId)
  if (!provider || provider.constructor.identifier !== "locking-postgres") {
    return null
  }
  const { hashStringToInt } = provider
  return typeof hashStringToInt === "function" ? hashStringToInt : null
}
