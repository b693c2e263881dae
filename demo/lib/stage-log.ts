import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const KEY = "demo_stages"

/** Stages already finished on this database, kept with the Medusa store: what a person changed since stays. */
export async function finishedStages(container: MedusaContainer): Promise<Record<string, string>> {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  return (store?.metadata?.[KEY] ?? {}) as Record<string, string>
}

export async function markFinished(
  container: MedusaContainer,
  stage: string,
  at: Date
): Promise<void> {
  const stores = container.resolve(Modules.STORE)
  const [store] = await stores.listStores({}, { take: 1 })
  if (store) {
    const finished = { ...(await finishedStages(container)), [stage]: at.toISOString() }
    await stores.updateStores(store.id, { metadata: { ...store.metadata, [KEY]: finished } })
  }
}
