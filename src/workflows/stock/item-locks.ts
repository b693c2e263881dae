import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { boundRows, type SqlEntityManager } from "../../core/sql"

/** Seconds a change of stock waits for another one of the same items. */
const WAIT_SECONDS = 10

/**
 * The locks Medusa's own steps take on inventory items, because its service reads a level and writes it back
 * whole. `around` wraps the transaction, `inside` runs in it before a level is touched; use both.
 */
export type ItemLocks = {
  around: <Result>(itemIds: readonly string[], run: () => Promise<Result>) => Promise<Result>
  inside: (manager: SqlEntityManager, itemIds: readonly string[]) => Promise<void>
}

type Hash = (key: string) => number

/**
 * With Medusa's PostgreSQL provider the same advisory locks are taken in our own transaction, by one statement
 * for any number of items; with any other provider, through Medusa around the transaction.
 */
export function stockLocks(container: MedusaContainer): ItemLocks {
  const hash = hashOfPostgresProvider(container)
  return hash ? insideLocks(hash) : aroundLocks(container)
}

function insideLocks(hash: Hash): ItemLocks {
  return {
    around: async (_, run) => await run(),
    inside: async (manager, itemIds) => {
      const keys = [...new Set(itemIds.map(hash))].sort((a, b) => a - b)
      if (keys.length > 0) {
        await boundRows(
          manager,
          "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) with ordinality as wanted(key, place) order by place",
          [keys]
        )
      }
    },
  }
}

function aroundLocks(container: MedusaContainer): ItemLocks {
  return {
    around: async (itemIds, run) => {
      const keys = [...new Set(itemIds)].sort()
      const locking = container.resolve(Modules.LOCKING)
      return keys.length === 0
        ? await run()
        : await locking.execute(keys, run, { timeout: WAIT_SECONDS })
    },
    inside: async () => undefined,
  }
}

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
